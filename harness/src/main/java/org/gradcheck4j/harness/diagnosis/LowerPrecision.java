package org.gradcheck4j.harness.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.reference.ErrorBound;
import org.gradcheck4j.reference.ExactMatrix;
import org.gradcheck4j.reference.ForwardErrorBound;
import org.gradcheck4j.reference.StatisticalBound;

/** Errors everywhere, of the size that a lower precision makes. */
final class LowerPrecision {

    /** The share of tested entries that disagree: one wrong layer is not a precision. */
    private static final double LEAST_SHARE = 0.1;

    /** How far the spread may be from what is usual, either way. */
    private static final double SPREAD = 10;

    /** As in the comparison: a bound below this share of the tensor's largest entry is evidence. */
    private static final double NEGLIGIBLE = 1e-3;

    private LowerPrecision() {}

    static Optional<Diagnosis> in(Evidence evidence, Verdict verdict) {
        if (verdict.disagreeing() < LEAST_SHARE * verdict.tested()) {
            return Optional.empty();
        }
        Optional<Format> best = Optional.empty();
        double nearest = SPREAD;
        for (Format format : Format.values()) {
            if (format.unitRoundoff() > evidence.arithmetic().unitRoundoff()) {
                double off = spread(format, evidence, verdict);
                double distance = Math.max(off, 1 / off);
                if (distance < nearest) {
                    nearest = distance;
                    best = Optional.of(format);
                }
            }
        }
        return best.map(format -> diagnosis(format, evidence));
    }

    /** Returns the root mean square of error ÷ deviation over all entries, NaN where one is out of bounds or untested. */
    private static double spread(Format format, Evidence evidence, Verdict verdict) {
        ErrorBound limits = ForwardErrorBound.of(evidence.pass(), format.limits());
        Map<String, Matrix> bounds = limits.tensors();
        Map<String, Matrix> deviations =
                StatisticalBound.of(evidence.pass(), format.usual()).tensors();
        double squares = 0;
        int entries = 0;
        for (TensorComparison tensor : verdict.tensors()) {
            Matrix actual = evidence.actual(tensor.name());
            ExactMatrix exact = evidence.exact(tensor.name());
            Matrix bound = Objects.requireNonNull(bounds.get(tensor.name()));
            Matrix deviation = Objects.requireNonNull(deviations.get(tensor.name()));
            double largest = 0;
            for (int k = 0; k < exact.size(); k++) {
                largest = Math.max(largest, Math.abs(exact.high(k)));
            }
            for (int k = 0; k < exact.size(); k++) {
                double error = exact.error(k, actual.get(k));
                boolean tested = bound.get(k) < Math.abs(exact.high(k)) || bound.get(k) < NEGLIGIBLE * largest;
                if (!(error <= bound.get(k)) || (!tested && error > evidence.bound(tensor.name(), k))) {
                    return Double.NaN;
                }
                if (deviation.get(k) > 0) {
                    double ratio = error / deviation.get(k);
                    squares += ratio * ratio;
                    entries++;
                }
            }
        }
        return Math.sqrt(squares / entries);
    }

    private static Diagnosis diagnosis(Format format, Evidence evidence) {
        int declared = -Math.getExponent(evidence.arithmetic().unitRoundoff());
        String sentence = String.format(
                Locale.ROOT,
                "the errors are everywhere, and of the size that %s makes (%d significant bits, where %d were declared): some "
                        + "array, constant or matrix product is %s, as NumPy's and PyTorch's defaults or a GPU's fast mode "
                        + "make it; compute all of it in the declared precision, or declare the lower one",
                format.label(),
                format.bits(),
                declared,
                format.label());
        return new Diagnosis(Diagnosis.LOWER_PRECISION, sentence, Map.of("bits", (double) format.bits()), List.of());
    }
}
