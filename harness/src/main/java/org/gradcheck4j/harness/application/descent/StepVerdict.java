package org.gradcheck4j.harness.application.descent;

import org.gradcheck4j.harness.comparison.Outcome;

/**
 * One step of one engine.
 *
 * @param step from 1
 * @param engine its name
 * @param outcome {@code agree} if every weight is within its bound; {@code inconclusive} if it is, but fewer than half of the weights
 *     are tested; {@code disagree} if one is not; {@code failed} if the engine did not make the step, or a weight is not finite
 * @param reason why it failed, or which weight disagrees; else empty
 * @param fractionOfBound the largest error of a weight, in its bound
 * @param tested how many of all weights would disagree if the step had left them as they were, a share
 * @param drift the distance from the exact run's weights, in the distance that these have gone from the start; Euclidean norms
 * @param loss the exact J of the weights before the step
 */
public record StepVerdict(
        int step,
        String engine,
        Outcome outcome,
        String reason,
        double fractionOfBound,
        double tested,
        double drift,
        double loss) {

    static StepVerdict failed(int step, String engine, String why) {
        return new StepVerdict(step, engine, Outcome.FAILED, why, Double.NaN, 0, Double.NaN, Double.NaN);
    }
}
