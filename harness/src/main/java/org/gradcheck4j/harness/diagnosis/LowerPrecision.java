package org.gradcheck4j.harness.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gradcheck4j.bound.ForwardErrorBound;
import org.gradcheck4j.bound.StatisticalBound;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.hypothesis.Evidence;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * Errors everywhere, of the size that a lower precision makes: none beyond its bound, and spread as its statistical bound
 * says.
 *
 * <p>With few bits the bound soon exceeds the gradient, and then says nothing. So what counts is the spread, over those
 * entries whose usual error in the lower precision is well below their value.
 */
final class LowerPrecision {

    static final DiagnosisId ID = new DiagnosisId("lower-precision");

    /** At least this share of the tested entries disagree: one wrong layer is not a precision. */
    private static final double LEAST_SHARE = 0.1;

    /** The spread of a real lower precision, at most: real ones reached 3.8 times the usual one. */
    private static final double LARGEST_SPREAD = 4;

    /** And at least: with few entries, or numbers that round little, it is much smaller than usual. */
    private static final double SMALLEST_SPREAD = 0.1;

    /** An entry is informative if its value is so many standard deviations away from zero. */
    private static final double CLEAR = 6;

    /** Below this share of the tensor's largest entry, a value is small. */
    private static final double NEGLIGIBLE = 1e-3;

    private LowerPrecision() {}

    static Optional<Diagnosis> in(Evidence evidence, Verdict verdict) {
        if (verdict.disagreeing() < LEAST_SHARE * verdict.tested()) {
            return Optional.empty();
        }
        Optional<NarrowFormat> best = Optional.empty();
        double smallestFactor = Double.POSITIVE_INFINITY;
        for (NarrowFormat format : NarrowFormat.values()) {
            if (format.unitRoundoff() > evidence.arithmetic().unitRoundoff()) {
                double spread = spread(format, evidence, verdict);
                double factor = Math.max(spread, 1 / spread);
                if (spread > SMALLEST_SPREAD && spread < LARGEST_SPREAD && factor < smallestFactor) {
                    smallestFactor = factor;
                    best = Optional.of(format);
                }
            }
        }
        return best.map(format -> diagnosis(format, evidence));
    }

    /**
     * Returns the root mean square of error ÷ deviation, over the tensors that disagree; NaN if an entry is out of bounds,
     * or if less than half of the entries that disagree are informative.
     */
    private static double spread(NarrowFormat format, Evidence evidence, Verdict verdict) {
        Map<TensorName, Matrix> bounds = ForwardErrorBound.of(evidence.solution(), format.arithmeticForBound())
                .tensors();
        Map<TensorName, Matrix> deviations = StatisticalBound.of(evidence.solution(), format.arithmeticForDeviation())
                .tensors();
        double squares = 0;
        int informative = 0;
        int disagreeing = 0;
        int disagreeingInformative = 0;
        for (TensorComparison tensor : verdict.tensors()) {
            boolean isWrong = tensor.disagreeing() > 0;
            Matrix actual = evidence.actual(tensor.name());
            ExactMatrix exact = evidence.exact(tensor.name());
            Matrix bound = Objects.requireNonNull(bounds.get(tensor.name()));
            Matrix deviation = Objects.requireNonNull(deviations.get(tensor.name()));
            double small = NEGLIGIBLE * exact.largest();
            for (int k = 0; k < exact.size(); k++) {
                double error = exact.error(k, actual.get(k));
                if (!(error <= bound.get(k))) {
                    return Double.NaN;
                }
                boolean isInformative =
                        deviation.get(k) > 0 && CLEAR * deviation.get(k) < Math.max(Math.abs(exact.high(k)), small);
                boolean disagrees = error > evidence.bound(tensor.name(), k);
                if (isInformative && isWrong) {
                    double ratio = error / deviation.get(k);
                    squares += ratio * ratio;
                    informative++;
                }
                disagreeing += disagrees ? 1 : 0;
                disagreeingInformative += disagrees && isInformative ? 1 : 0;
            }
        }
        return 2 * disagreeingInformative < disagreeing ? Double.NaN : Math.sqrt(squares / informative);
    }

    private static Diagnosis diagnosis(NarrowFormat format, Evidence evidence) {
        int declared = -Math.getExponent(evidence.arithmetic().unitRoundoff());
        String sentence = String.format(
                Locale.ROOT,
                "the errors are everywhere, and of the size that %s makes (%d significant bits, but %d were declared): some "
                        + "array, constant or matrix product is %s, as NumPy's and PyTorch's defaults or a GPU's fast mode "
                        + "make it",
                format.label(),
                format.bits(),
                declared,
                format.label());
        return new Diagnosis(
                ID,
                sentence,
                "compute all of it in the declared precision, or declare the lower one",
                Map.of("bits", (double) format.bits()),
                List.of());
    }
}
