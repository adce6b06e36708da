package org.gradcheck4j.harness.application.descent;

import org.gradcheck4j.harness.comparison.Outcome;

/**
 * One step of one engine.
 *
 * @param step from 1; 1 for a step of an updater that was made by itself
 * @param updater whose rule it follows
 * @param engine its name
 * @param outcome {@code agree} if every weight is within its bound; {@code inconclusive} if it is, but fewer than half of the weights
 *     are tested; {@code disagree} if one is not; {@code failed} if the engine did not make the step, or a weight is not finite
 * @param reason why it failed, or which weight disagrees; else empty
 * @param fractionOfBound the largest error of a weight, in its bound
 * @param tested how many of all weights would disagree if the step had left them as they were, a share
 * @param drift the distance from the exact run's weights, in the distance that these have gone from the start; Euclidean norms. If the
 *     step was made by itself, the exact run is that step
 * @param loss the exact J of the weights before the step
 */
public record StepVerdict(
        int step,
        Updater updater,
        String engine,
        Outcome outcome,
        String reason,
        double fractionOfBound,
        double tested,
        double drift,
        double loss) {

    static StepVerdict of(int step, Updater updater, String engine, WeightsCheck weights, double loss) {
        return new StepVerdict(
                step,
                updater,
                engine,
                weights.outcome(),
                weights.wrongWeight().orElse(""),
                weights.fractionOfBound(),
                weights.tested(),
                weights.distance(),
                loss);
    }

    StepVerdict withDrift(double other) {
        return new StepVerdict(step, updater, engine, outcome, reason, fractionOfBound, tested, other, loss);
    }

    static StepVerdict failed(int step, Updater updater, String engine, String why) {
        return new StepVerdict(step, updater, engine, Outcome.FAILED, why, Double.NaN, 0, Double.NaN, Double.NaN);
    }
}
