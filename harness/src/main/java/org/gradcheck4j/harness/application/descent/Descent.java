package org.gradcheck4j.harness.application.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/**
 * K steps of plain gradient descent with the whole batch, or one of another updater. Each engine starts step k from its own weights after step k − 1. The exact
 * step from those same weights is W − r·dW, and {@link WeightUpdate} says how far the engine's can be from it: so the error of one step is
 * judged by itself. How the errors of all steps add up is the drift from an exact run, which has no bound.
 *
 * @param start the weights before the first step, rounded to the precision
 * @param batch rounded to the precision
 * @param precision of the engines
 * @param rate r, a number of the precision
 * @param steps K, at least 1
 */
public record Descent(Network start, Batch batch, Precision precision, double rate, int steps) {

    private static final List<Updater> WITH_MOMENTS = List.of(Updater.NESTEROVS, Updater.ADAM);

    /**
     * Rounds the inputs to the precision.
     *
     * @param start weights in any precision
     * @param batch in any precision
     * @param precision of the engines
     * @param rate in any precision
     * @param steps at least 1
     */
    public static Descent of(Network start, Batch batch, Precision precision, double rate, int steps) {
        return new Descent(
                start.roundedTo(precision), batch.roundedTo(precision), precision, precision.round(rate), steps);
    }

    /**
     * Lets engines descend, one after the other. One that does not make a step makes no other.
     *
     * @param engines in this order
     * @param told of each step when it is judged
     * @return all steps, engine by engine
     */
    public List<StepVerdict> judge(List<DescendingEngine> engines, Consumer<StepVerdict> told) {
        ExactRun exact = ExactRun.of(start, batch, rate, steps);
        List<StepVerdict> verdicts = new ArrayList<>();
        for (DescendingEngine engine : engines) {
            Optional<Network> before = Optional.of(start);
            for (int k = 1; k <= steps && before.isPresent(); k++) {
                Attempt attempt = attempt(k, engine, before.get(), Updater.SGD);
                StepVerdict verdict = attempt.verdict();
                if (attempt.after().isPresent()) {
                    verdict = verdict.withDrift(exact.drift(k, attempt.after().get()));
                }
                verdicts.add(verdict);
                told.accept(verdict);
                before = attempt.after();
            }
        }
        return List.copyOf(verdicts);
    }

    /**
     * Lets engines make one step with each updater that keeps something from step to step: from the same start, and from what
     * {@link DrawnMoments} says was kept.
     *
     * @param engines in this order; those without steps of their own make none
     * @param told of each step when it is judged
     * @return all steps, engine by engine
     */
    public List<StepVerdict> judgeUpdaters(List<DescendingEngine> engines, Consumer<StepVerdict> told) {
        List<StepVerdict> verdicts = new ArrayList<>();
        for (DescendingEngine engine : engines) {
            for (Updater updater : engine.own().isPresent() ? WITH_MOMENTS : List.<Updater>of()) {
                StepVerdict verdict = attempt(1, engine, start, updater).verdict();
                verdicts.add(verdict);
                told.accept(verdict);
            }
        }
        return List.copyOf(verdicts);
    }

    /**
     * {@return how many steps engines make, all together, if none fails}
     *
     * @param engines that descend, and then try the other updaters
     */
    public long stepsOf(List<DescendingEngine> engines) {
        long own = engines.stream().filter(engine -> engine.own().isPresent()).count();
        return (long) engines.size() * steps + own * WITH_MOMENTS.size();
    }

    /** What came of a step; no weights if it failed. */
    private record Attempt(StepVerdict verdict, Optional<Network> after) {}

    private Attempt attempt(int k, DescendingEngine engine, Network before, Updater updater) {
        String name = engine.engine().name();
        try {
            GradientCheck check = GradientCheck.of(before, batch, precision);
            ExactSolution solution = check.solution();
            Step step = DrawnMoments.step(updater, solution, precision, rate);
            DescendingEngine.StepResult made = engine.step(check, step);
            WeightsCheck weights = WeightsCheck.of(solution, step, made);
            return weights.isFinite()
                    ? new Attempt(
                            StepVerdict.of(
                                    k, updater, name, weights, solution.J().high(0)),
                            Optional.of(made.weights()))
                    : failed(k, updater, name, "a weight is not finite after the step");
        } catch (StepFailedException e) {
            return failed(k, updater, name, String.valueOf(e.getMessage()));
        } catch (ArithmeticException e) { // of the exact solution
            return failed(k, updater, name, "its weights are too large to be judged");
        }
    }

    private static Attempt failed(int k, Updater updater, String engine, String why) {
        return new Attempt(StepVerdict.failed(k, updater, engine, why), Optional.empty());
    }
}
