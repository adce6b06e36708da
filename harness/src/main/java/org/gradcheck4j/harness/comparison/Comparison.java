package org.gradcheck4j.harness.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * Compares tensors with what was expected of them, entry by entry.
 *
 * <p>An entry <em>disagrees</em> when its error exceeds its bound. It is <em>untested</em> when the bound is no smaller
 * than the expected value and no smaller than {@value #NEGLIGIBLE} of its tensor's largest that has a smaller bound than
 * itself, or when the expected value is itself doubtful: then a wrong value could pass, so it does not count as
 * agreement. A tensor with a tested entry therefore has one in which a zero would disagree.
 */
public final class Comparison {

    /**
     * A bound below this share of the tensor's largest entry is evidence, even where it exceeds the entry itself: what
     * it lets pass is too small to matter beside that one.
     */
    static final double NEGLIGIBLE = 1e-3;

    /** An error beyond so many standard deviations is unusual. */
    static final double UNUSUAL_DEVIATIONS = 6;

    /** Below this share of tested entries in some tensor, a verdict is inconclusive. */
    static final double ENOUGH_TESTED = 0.5;

    /** Above this share of unusual entries in some tensor, a verdict is inconclusive. */
    static final double MOSTLY_USUAL = 0.01;

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
     * Judges tensors.
     *
     * @param expected what each tensor should be, by name: exactly these must be there
     * @param actual what an engine returned, by name
     * @return {@code failed} where a tensor is missing, extra or of a wrong shape; else what the entries say
     */
    public Verdict judge(Map<TensorName, ExactMatrix> expected, Map<TensorName, Matrix> actual) {
        return judge(expected, actual, (tensor, index, entry) -> {});
    }

    /**
     * Judges tensors, and shows every entry on the way.
     *
     * @param expected as above
     * @param actual as above
     * @param observer is shown each entry
     * @return as above
     */
    public Verdict judge(
            Map<TensorName, ExactMatrix> expected, Map<TensorName, Matrix> actual, EntryObserver observer) {
        for (TensorName name : actual.keySet()) {
            if (!expected.containsKey(name)) {
                return Verdict.failed("it returned %s, which the network does not have".formatted(name));
            }
        }
        List<TensorComparison> tensors = new ArrayList<>();
        for (Map.Entry<TensorName, ExactMatrix> each : expected.entrySet()) {
            Matrix matrix = actual.get(each.getKey());
            ExactMatrix exact = each.getValue();
            if (matrix == null) {
                return Verdict.failed("it returned no " + each.getKey());
            }
            if (matrix.rows() != exact.rows() || matrix.columns() != exact.columns()) {
                return Verdict.failed("%s has shape %s, expected [%d × %d]"
                        .formatted(each.getKey(), matrix.shape(), exact.rows(), exact.columns()));
            }
            tensors.add(compare(each.getKey(), exact, matrix, observer));
        }
        return conclude(tensors);
    }

    private Verdict conclude(List<TensorComparison> tensors) {
        if (tensors.isEmpty()) {
            return Verdict.failed("nothing was compared");
        }
        if (tensors.stream().anyMatch(tensor -> tensor.disagreeing() > 0)) {
            return new Verdict(Outcome.DISAGREE, "", tolerance.description(), tensors);
        }
        for (TensorComparison tensor : tensors) {
            if (tensor.isGradient() && tensor.coverage() < ENOUGH_TESTED) {
                return inconclusive(tensors, untested(tensor));
            }
            if (tensor.isGradient() && tensor.unusual() > MOSTLY_USUAL * tensor.entries()) {
                return inconclusive(
                        tensors,
                        "%d of %d entries of %s are further off than rounding explains"
                                .formatted(tensor.unusual(), tensor.entries(), tensor.name()));
            }
        }
        return new Verdict(Outcome.AGREE, "", tolerance.description(), tensors);
    }

    private static String untested(TensorComparison tensor) {
        return tensor.tested() == 0
                ? "none of the %d entries of %s could be tested: even a zero would lie within each one's error bound"
                        .formatted(tensor.entries(), tensor.name())
                : "only %d of the %d entries of %s could be tested: even a zero would lie within the others' error bounds"
                        .formatted(tensor.tested(), tensor.entries(), tensor.name());
    }

    private Verdict inconclusive(List<TensorComparison> tensors, String reason) {
        return new Verdict(Outcome.INCONCLUSIVE, reason, tolerance.description(), tensors);
    }

    private TensorComparison compare(TensorName name, ExactMatrix expected, Matrix actual, EntryObserver observer) {
        double largest = largestResolved(name, expected);
        Comparator<EntryError> byFraction = Comparator.comparingDouble(EntryError::fractionOfBound);
        // Of equals, such as a tensor full of NaN, the first.
        Comparator<EntryError> byHarm = byFraction.thenComparing(Comparator.comparingInt(EntryError::row)
                .thenComparingInt(EntryError::column)
                .reversed());
        PriorityQueue<EntryError> worst = new PriorityQueue<>(byHarm);
        int tested = 0;
        int disagreeing = 0;
        int unusual = 0;
        double rtol = 0;
        double atol = 0;
        for (int k = 0; k < expected.size(); k++) {
            EntryError entry = entry(name, k, expected, actual.get(k), largest);
            observer.see(name, k, entry);
            tested += entry.tested() ? 1 : 0;
            disagreeing += entry.disagrees() ? 1 : 0;
            unusual += entry.error() > UNUSUAL_DEVIATIONS * tolerance.deviation(name, k) ? 1 : 0;
            rtol = Math.max(rtol, entry.relativeError());
            atol = Math.max(atol, entry.error());
            worst.add(entry);
            if (worst.size() > TensorComparison.WORST) {
                worst.remove();
            }
        }
        List<EntryError> worstFirst = worst.stream().sorted(byHarm.reversed()).toList();
        return new TensorComparison(
                name, expected.rows(), expected.columns(), tested, disagreeing, unusual, rtol, atol, worstFirst);
    }

    /** One whose bound exceeds it proves nothing, so nothing is negligible beside it. */
    private double largestResolved(TensorName name, ExactMatrix expected) {
        double largest = 0;
        for (int k = 0; k < expected.size(); k++) {
            double magnitude = Math.abs(expected.high(k));
            if (tolerance.bound(name, k, expected.high(k)) < magnitude) {
                largest = Math.max(largest, magnitude);
            }
        }
        return largest;
    }

    private EntryError entry(TensorName name, int index, ExactMatrix expected, double actual, double largest) {
        double value = expected.high(index);
        double bound = tolerance.bound(name, index, value);
        double error = Double.isFinite(actual) ? expected.error(index, actual) : Double.POSITIVE_INFINITY;
        boolean wide = bound >= Math.abs(value) && bound >= NEGLIGIBLE * largest;
        return new EntryError(
                index / expected.columns(),
                index % expected.columns(),
                value,
                actual,
                error,
                bound,
                error / precision.ulp(value),
                !wide && !tolerance.doubtful(name, index));
    }
}
