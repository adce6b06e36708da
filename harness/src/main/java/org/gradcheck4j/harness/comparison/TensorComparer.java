package org.gradcheck4j.harness.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * Compares a tensor's entries with their bounds.
 *
 * <p>An entry <em>disagrees</em> if its error exceeds its bound. An entry is <em>untested</em> if even a zero
 * would lie within its bound, or if the expected value itself is too uncertain; but not if its bound is negligible beside the
 * largest entry of its tensor. What is untested does not count as agreement. {@code docs/error-bound.md} has the whole rule
 * under "Well tested". For example, let
 * a tensor's exact values be 1, 0.01 and 1e-5, and every bound 0.02. The 1 is tested. The 0.01 and the 1e-5 are untested: a
 * zero would pass, and 0.02 is 2 % of the largest. If every bound were 1e-4, all three would be tested: a zero in place of 1e-5
 * would pass, but the bound is only 0.01 % of the largest. A tensor with a tested entry has one in which a zero would disagree,
 * unless it is 0 throughout.
 *
 * @param tolerance how large an error may be
 * @param precision whose units in the last place are reported
 */
record TensorComparer(Tolerance tolerance, Precision precision) {

    /**
     * An entry whose bound is below this share of the tensor's largest entry that exceeds its own bound is tested, even if the
     * bound exceeds the entry itself: the errors that pass are too small to matter beside the largest entry.
     */
    static final double NEGLIGIBLE = 1e-3;

    /** A loss that is 0 may come out this many roundings below it: the logarithm of what rounds to 1, and what cancels. */
    private static final int NEGATIVE_ROUNDINGS = 16;

    /**
     * {@return one tensor's entries, compared}
     *
     * @param name of the tensor
     * @param expected its exact value
     * @param actual an engine's, of the same shape
     * @param largestGradient the largest {@link #largestResolved} of all gradients
     * @param whole collects the errors of all gradients
     * @param observer is shown each entry
     */
    TensorComparison compare(
            TensorName name,
            ExactMatrix expected,
            Matrix actual,
            double largestGradient,
            CommonFactor whole,
            EntryObserver observer) {
        // A gradient that is 0 throughout, as with a batch of zeros, is measured beside the others.
        double largest =
                expected.largest() == 0 && name.isGradient() ? largestGradient : largestResolved(name, expected);
        Comparator<ComparedEntry> worstFirst =
                Comparator.comparingDouble(ComparedEntry::fractionOfBound).reversed();
        List<ComparedEntry> worst = new ArrayList<>();
        int tested = 0;
        TestedPartsCounter testedParts =
                new TestedPartsCounter(expected.rows(), expected.columns(), expected.largest());
        int disagreeing = 0;
        int outliers = 0;
        ErrorPattern pattern = new ErrorPattern(name, expected.rows(), expected.columns());
        double rtol = 0;
        double atol = 0;
        for (int k = 0; k < expected.size(); k++) {
            ComparedEntry entry = entry(name, k, expected, actual.get(k), largest);
            observer.see(name, k, entry);
            tested += entry.isTested() ? 1 : 0;
            testedParts.add(k, entry);
            disagreeing += entry.disagrees() ? 1 : 0;
            outliers += entry.error() > Comparison.OUTLIER_DEVIATIONS * tolerance.deviation(name, k) ? 1 : 0;
            if (name.isGradient() && !tolerance.isOracleTooUncertain(name, k)) {
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

    /** {@return the largest magnitude that exceeds its own bound; 0 if none does} */
    double largestResolved(TensorName name, ExactMatrix expected) {
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
     * No cross-entropy is negative, but for a few roundings: a negative one is off by more than J itself, however wide the bound on
     * J is.
     */
    private double bound(TensorName name, int index, double value, double actual) {
        double bound = tolerance.bound(name, index, value);
        double toBelowZero = value + NEGATIVE_ROUNDINGS * precision.unitRoundoff() * (1 + value);
        return name.equals(TensorName.LOSS) && actual < 0 ? Math.min(bound, toBelowZero) : bound;
    }

    private ComparedEntry entry(TensorName name, int index, ExactMatrix expected, double actual, double largest) {
        double value = expected.high(index);
        double bound = bound(name, index, value, actual);
        double error = Double.isFinite(actual) ? expected.error(index, actual) : Double.POSITIVE_INFINITY;
        boolean isNegligible = bound < NEGLIGIBLE * largest;
        boolean isTested = isNegligible || (bound < Math.abs(value) && !tolerance.isOracleTooUncertain(name, index));
        return new ComparedEntry(
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
