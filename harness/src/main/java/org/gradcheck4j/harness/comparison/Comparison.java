package org.gradcheck4j.harness.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * Compares tensors with their expected values, entry by entry.
 *
 * <p>An entry <em>disagrees</em> if its error exceeds its bound. An entry is <em>untested</em> if even a zero
 * would lie within its bound, or if the expected value itself is too uncertain; but not if its bound is negligible beside the
 * largest entry of its tensor. What is untested does not count as agreement. {@code docs/error-bound.md} has the whole rule
 * under "Well tested". For example, let
 * a tensor's exact values be 1, 0.01 and 1e-5, and every bound 0.02. The 1 is tested. The 0.01 and the 1e-5 are untested: a
 * zero would pass, and 0.02 is 2 % of the largest. If every bound were 1e-4, all three would be tested: a zero in place of 1e-5
 * would pass, but the bound is only 0.01 % of the largest. A tensor with a tested entry has one in which a zero would disagree,
 * unless it is 0 throughout.
 */
public final class Comparison {

    /**
     * An entry whose bound is below this share of the tensor's largest entry that exceeds its own bound is tested, even if the
     * bound exceeds the entry itself: the errors that pass are too small to matter beside the largest entry.
     */
    static final double NEGLIGIBLE = 1e-3;

    private static final double PERCENT = 100;

    /** An entry whose error exceeds this many standard deviations is an outlier. */
    public static final double OUTLIER_DEVIATIONS = 6;

    /** If more than this share of the entries of a gradient tensor are outliers, the verdict is inconclusive. */
    static final double MOST_OUTLIERS = 0.01;

    /** A loss that is 0 may come out this many roundings below it: the logarithm of what rounds to 1, and what cancels. */
    private static final int NEGATIVE_ROUNDINGS = 16;

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
        List<TensorComparison> tensors = new ArrayList<>();
        double largestGradient = expected.keySet().stream()
                .filter(TensorName::isGradient)
                .mapToDouble(name -> largestResolved(name, Objects.requireNonNull(expected.get(name))))
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
                return Verdict.failed("%s has shape %s, expected [%d × %d]"
                        .formatted(each.getKey(), matrix.shape(), exact.rows(), exact.columns()));
            }
            tensors.add(compareTensor(each.getKey(), exact, matrix, largestGradient, whole, observer));
        }
        return conclude(tensors, FactorOfGradient.of(whole, expected, tolerance, precision.unitRoundoff()));
    }

    private Verdict conclude(List<TensorComparison> tensors, FactorOfGradient factor) {
        if (tensors.isEmpty()) {
            return Verdict.failed("nothing was compared");
        }
        boolean disagrees = tensors.stream().anyMatch(tensor -> tensor.disagreeing() > 0);
        String why = disagrees ? "" : whyInconclusive(tensors, factor);
        Outcome outcome = disagrees ? Outcome.DISAGREE : why.isEmpty() ? Outcome.AGREE : Outcome.INCONCLUSIVE;
        return new Verdict(outcome, why, tolerance.description(), tensors);
    }

    /** Why the first gradient tensor that makes a verdict inconclusive does so, or all together; empty if none does. */
    private String whyInconclusive(List<TensorComparison> tensors, FactorOfGradient factor) {
        Stream<TensorComparison> gradients = tensors.stream().filter(TensorComparison::isGradient);
        return Stream.of(
                        gradients.map(this::whyUntested),
                        Stream.of(factor.sharedByAllEntries() ? factor.unusual() : ""),
                        tensors.stream().map(TensorComparison::pattern),
                        Stream.of(factor.unusual()),
                        tensors.stream().map(Comparison::whyOutliers))
                .flatMap(reasons -> reasons)
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String whyUntested(TensorComparison gradient) {
        return gradient.isTested() ? "" : untested(gradient);
    }

    private static String whyOutliers(TensorComparison tensor) {
        return tensor.isGradient() && tensor.outliers() > MOST_OUTLIERS * tensor.entries()
                ? "%d of %d entries of %s are further off than rounding explains"
                        .formatted(tensor.outliers(), tensor.entries(), tensor.name())
                : "";
    }

    private String untested(TensorComparison tensor) {
        boolean isUncertain =
                IntStream.range(0, tensor.entries()).anyMatch(k -> tolerance.oracleTooUncertain(tensor.name(), k));
        return untestedEntries(tensor) + (isUncertain ? ", or the expected value is not known well enough" : "");
    }

    private static String untestedEntries(TensorComparison tensor) {
        if (tensor.hasEnoughEntriesTested()) {
            return String.format(
                    Locale.ROOT,
                    "the entries of %s that could be tested have only %.2g %% of its squared norm: even a zero would lie within"
                            + " the others' error bounds",
                    tensor.name(),
                    PERCENT * tensor.testedParts().testedShareOfNorm());
        }
        return tensor.tested() == 0
                ? "none of the %d entries of %s could be tested: even a zero would lie within each one's error bound"
                        .formatted(tensor.entries(), tensor.name())
                : "only %d of the %d entries of %s could be tested: even a zero would lie within the others' error bounds"
                        .formatted(tensor.tested(), tensor.entries(), tensor.name());
    }

    private TensorComparison compareTensor(
            TensorName name,
            ExactMatrix expected,
            Matrix actual,
            double largestGradient,
            CommonFactor whole,
            EntryObserver observer) {
        // A gradient that is 0 throughout, as with a batch of zeros, is measured beside the others.
        double largest =
                expected.largest() == 0 && name.isGradient() ? largestGradient : largestResolved(name, expected);
        Comparator<EntryError> worstFirst =
                Comparator.comparingDouble(EntryError::fractionOfBound).reversed();
        List<EntryError> worst = new ArrayList<>();
        int tested = 0;
        TestedPartsCounter testedParts =
                new TestedPartsCounter(expected.rows(), expected.columns(), expected.largest());
        int disagreeing = 0;
        int outliers = 0;
        ErrorPattern pattern = new ErrorPattern(name, expected.rows(), expected.columns());
        double rtol = 0;
        double atol = 0;
        for (int k = 0; k < expected.size(); k++) {
            EntryError entry = entry(name, k, expected, actual.get(k), largest);
            observer.see(name, k, entry);
            tested += entry.tested() ? 1 : 0;
            testedParts.add(k, entry);
            disagreeing += entry.disagrees() ? 1 : 0;
            outliers += entry.error() > OUTLIER_DEVIATIONS * tolerance.deviation(name, k) ? 1 : 0;
            if (name.isGradient() && !tolerance.oracleTooUncertain(name, k)) {
                double error = (actual.get(k) - expected.high(k)) - expected.low(k);
                pattern.add(k, error, expected.high(k), tolerance.deviation(name, k), whole);
            }
            rtol = Math.max(rtol, entry.relativeError());
            atol = Math.max(atol, entry.error());
            // The sort is stable: of equals, such as a tensor full of NaN, the first comes first.
            if (worst.size() < TensorComparison.WORST || worstFirst.compare(entry, worst.get(worst.size() - 1)) < 0) {
                worst.add(entry);
                worst.sort(worstFirst);
                if (worst.size() > TensorComparison.WORST) {
                    worst.remove(TensorComparison.WORST);
                }
            }
        }
        return new TensorComparison(
                name,
                expected.rows(),
                expected.columns(),
                tested,
                testedParts.result(),
                disagreeing,
                outliers,
                pattern.unusual().orElse(""),
                rtol,
                atol,
                worst);
    }

    /** The largest magnitude that exceeds its own bound; 0 if none does. */
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

    /**
     * No cross-entropy is negative, but for a few roundings: one that is, is off by more than all of J, however wide the bound on
     * J is.
     */
    private double bound(TensorName name, int index, double value, double actual) {
        double bound = tolerance.bound(name, index, value);
        double toBelowZero = value + NEGATIVE_ROUNDINGS * precision.unitRoundoff() * (1 + value);
        return name.equals(TensorName.LOSS) && actual < 0 ? Math.min(bound, toBelowZero) : bound;
    }

    private EntryError entry(TensorName name, int index, ExactMatrix expected, double actual, double largest) {
        double value = expected.high(index);
        double bound = bound(name, index, value, actual);
        double error = Double.isFinite(actual) ? expected.error(index, actual) : Double.POSITIVE_INFINITY;
        boolean isNegligible = bound < NEGLIGIBLE * largest;
        boolean isTested = isNegligible || (bound < Math.abs(value) && !tolerance.oracleTooUncertain(name, index));
        return new EntryError(
                index / expected.columns(),
                index % expected.columns(),
                value,
                actual,
                error,
                bound,
                error / precision.ulp(value),
                isTested);
    }
}
