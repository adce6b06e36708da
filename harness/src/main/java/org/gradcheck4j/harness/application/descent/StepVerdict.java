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
 * @param fractionOfBound the largest error of a weight ÷ its bound
 * @param tested the share of the weights that would disagree if the step had left them as they were
 * @param drift ‖W − W*‖ ÷ ‖W* − W₀‖, with W* the weights of the exact run and W₀ those of the start. If the
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
                weights.testedShare(),
                weights.relativeDistance(),
                loss);
    }

    StepVerdict withDrift(double other) {
        return new StepVerdict(step, updater, engine, outcome, reason, fractionOfBound, tested, other, loss);
    }

    static StepVerdict failed(int step, Updater updater, String engine, String why) {
        return new StepVerdict(step, updater, engine, Outcome.FAILED, why, Double.NaN, 0, Double.NaN, Double.NaN);
    }
}
