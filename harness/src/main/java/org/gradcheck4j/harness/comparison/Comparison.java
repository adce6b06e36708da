package org.gradcheck4j.harness.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * Compares tensors with their expected values, and concludes a verdict. {@link TensorComparer} says of an entry whether it
 * disagrees; {@link InconclusiveReason}, of entries that all agree, whether that is enough.
 */
public final class Comparison {

    /** An entry whose error exceeds this many standard deviations is an outlier. */
    public static final double OUTLIER_DEVIATIONS = 6;

    private final Tolerance tolerance;
    private final Precision precision;

    /**
     * Prepares a comparison.
     *
     * @param tolerance how large an error may be
     * @param precision whose units in the last place are reported
     */
    public Comparison(Tolerance tolerance, Precision precision) {
        this.tolerance = tolerance;
        this.precision = precision;
    }

    /**
     * Compares gradients with others.
     *
     * @param expected the expected gradients, taken as exact
     * @param actual an engine's
     * @return {@code failed} if a tensor is missing, extra or of a wrong shape; else what the entries say
     */
    public Verdict compare(Gradients expected, Gradients actual) {
        Map<TensorName, ExactMatrix> exact = new LinkedHashMap<>();
        expected.tensors().forEach((name, matrix) -> exact.put(name, ExactMatrix.exactly(matrix)));
        return compare(exact, actual.tensors());
    }

    /**
     * Compares tensors.
     *
     * @param expected the expected tensors, by name: exactly these must be there
     * @param actual an engine's, by name
     * @return {@code failed} if a tensor is missing, extra or of a wrong shape; else what the entries say
     */
    public Verdict compare(Map<TensorName, ExactMatrix> expected, Map<TensorName, Matrix> actual) {
        return compare(expected, actual, (tensor, index, entry) -> {});
    }

    /**
     * Compares tensors, and shows every entry to an observer.
     *
     * @param expected as above
     * @param actual as above
     * @param observer is shown each entry
     * @return as above
     */
    public Verdict compare(
            Map<TensorName, ExactMatrix> expected, Map<TensorName, Matrix> actual, EntryObserver observer) {
        for (TensorName name : actual.keySet()) {
            if (!expected.containsKey(name)) {
                return Verdict.failed("it returned %s, which the network does not have".formatted(name));
            }
        }
        TensorComparer entries = new TensorComparer(tolerance, precision);
        List<TensorComparison> tensors = new ArrayList<>();
        double largestGradient = expected.keySet().stream()
                .filter(TensorName::isGradient)
                .mapToDouble(name -> entries.largestResolved(name, Objects.requireNonNull(expected.get(name))))
                .max()
                .orElse(0);
        CommonFactor whole = new CommonFactor();
        for (Map.Entry<TensorName, ExactMatrix> each : expected.entrySet()) {
            Matrix matrix = actual.get(each.getKey());
            ExactMatrix exact = each.getValue();
            if (matrix == null) {
                return Verdict.failed("it returned no " + each.getKey());
            }
            if (matrix.rows() != exact.rows() || matrix.columns() != exact.columns()) {
                boolean isTransposed = matrix.rows() == exact.columns() && matrix.columns() == exact.rows();
                return Verdict.failed("%s has shape %s, expected [%d × %d]%s"
                        .formatted(
                                each.getKey(),
                                matrix.shape(),
                                exact.rows(),
                                exact.columns(),
                                isTransposed ? ": transposed, it would fit" : ""));
            }
            tensors.add(entries.compare(each.getKey(), exact, matrix, largestGradient, whole, observer));
        }
        return conclude(tensors, FactorOfGradient.of(whole, expected, tolerance, precision.unitRoundoff()));
    }

    private Verdict conclude(List<TensorComparison> tensors, FactorOfGradient factor) {
        if (tensors.isEmpty()) {
            return Verdict.failed("nothing was compared");
        }
        boolean disagrees = tensors.stream().anyMatch(TensorComparison::disagrees);
        String why = disagrees ? "" : new InconclusiveReason(tolerance, tensors, factor).text();
        Outcome outcome = disagrees ? Outcome.DISAGREE : why.isEmpty() ? Outcome.AGREE : Outcome.INCONCLUSIVE;
        return new Verdict(outcome, why, tolerance.description(), tensors);
    }
}
