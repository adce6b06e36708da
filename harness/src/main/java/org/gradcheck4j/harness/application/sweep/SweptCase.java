package org.gradcheck4j.harness.application.sweep;

import java.util.Comparator;
import org.gradcheck4j.harness.application.suite.EngineVerdict;

/**
 * A case of a sweep, as far as the summary keeps it.
 *
 * @param index of the case in the sweep, from 0
 * @param network such as {@code 3-4-1}
 * @param parameters how many weights and biases it has
 * @param samples m
 * @param fractionOfBound the largest error ÷ bound of a gradient
 */
public record SweptCase(long index, String network, int parameters, int samples, double fractionOfBound) {

    /** The worst first; of equal ones the earlier. */
    static final Comparator<SweptCase> WORST_FIRST =
            Comparator.comparingDouble(SweptCase::fractionOfBound).reversed().thenComparingLong(SweptCase::index);

    /** The one with the fewest products first; of equal ones the earlier. */
    static final Comparator<SweptCase> SMALLEST_FIRST = Comparator.<SweptCase>comparingLong(
                    each -> (long) each.parameters * each.samples)
            .thenComparingLong(SweptCase::index);

    static SweptCase of(long index, EngineVerdict verdict) {
        return new SweptCase(
                index,
                verdict.testCase().network().architecture(),
                verdict.testCase().network().parameters(),
                verdict.testCase().batch().size(),
                verdict.gradientFractionOfBound());
    }
}
