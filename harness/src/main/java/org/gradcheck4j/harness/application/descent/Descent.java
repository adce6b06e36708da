package org.gradcheck4j.harness.application.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * K steps of plain gradient descent with the whole batch. Each engine starts step k from its own weights after step k − 1. The exact
 * step from those same weights is W − r·dW, and {@link StepBound} says how far the engine's can be from it: so the error of one step is
 * judged by itself. How the errors of all steps add up is the drift from an exact run, which has no bound.
 *
 * @param start the weights before the first step, rounded to the precision
 * @param batch rounded to the precision
 * @param precision of the engines
 * @param rate r, a number of the precision
 * @param steps K, at least 1
 */
public record Descent(Network start, Batch batch, Precision precision, double rate, int steps) {

    private static final double LEAST_TESTED = 0.5;

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
            Network before = start;
            for (int k = 1; k <= steps; k++) {
                StepVerdict verdict;
                try {
                    GradientCheck check = GradientCheck.of(before, batch, precision);
                    DescendingEngine.Made made = engine.step(check, rate);
                    verdict = judged(k, engine.engine().name(), check.solution(), made, exact);
                    before = made.weights();
                } catch (StepFailedException e) {
                    verdict = StepVerdict.failed(k, engine.engine().name(), String.valueOf(e.getMessage()));
                } catch (ArithmeticException e) { // of the exact solution
                    verdict = StepVerdict.failed(k, engine.engine().name(), "its weights are too large to be judged");
                }
                verdicts.add(verdict);
                told.accept(verdict);
                if (verdict.outcome() == Outcome.FAILED) {
                    break;
                }
            }
        }
        return List.copyOf(verdicts);
    }

    private StepVerdict judged(
            int k, String engine, ExactSolution solution, DescendingEngine.Made made, ExactRun exact) {
        StepBound bounds = StepBound.of(rate, made.arithmetic());
        Entries entries = new Entries();
        for (int i = 1; i <= start.depth(); i++) {
            compare(
                    TensorName.dW(i),
                    solution.network().layer(i).weights(),
                    made.weights().layer(i).weights(),
                    solution.dW().get(i - 1),
                    made,
                    bounds,
                    entries);
            compare(
                    TensorName.db(i),
                    solution.network().layer(i).bias(),
                    made.weights().layer(i).bias(),
                    solution.db().get(i - 1),
                    made,
                    bounds,
                    entries);
        }
        if (!entries.finite) {
            return StepVerdict.failed(k, engine, "a weight is not finite after the step");
        }
        double tested = (double) entries.tested / entries.count;
        boolean wrong = entries.worst > 1;
        return new StepVerdict(
                k,
                engine,
                wrong ? Outcome.DISAGREE : tested < LEAST_TESTED ? Outcome.INCONCLUSIVE : Outcome.AGREE,
                wrong ? entries.place : "",
                entries.worst,
                tested,
                exact.drift(k, made.weights()),
                solution.J().high(0));
    }

    /** What was seen of the weights of one step. */
    private static final class Entries {
        private int count;
        private int tested;
        private double worst;
        private String place = "";
        private boolean finite = true;
    }

    private void compare(
            TensorName name,
            Matrix before,
            Matrix after,
            ExactMatrix gradient,
            DescendingEngine.Made made,
            StepBound bounds,
            Entries entries) {
        for (int k = 0; k < before.size(); k++) {
            double w = after.get(k);
            entries.finite &= Double.isFinite(w);
            // after − (before − r·dW), in double-double: the difference of two numbers is exact there.
            DD step = gradient.get(k).multiply(rate);
            double error = Math.abs(DD.ofDifference(w, before.get(k)).add(step).hi());
            double exact = DD.of(before.get(k)).subtract(step).hi();
            double bound = bounds.of(exact, gradient.high(k), made.gradient().bound(name, k, gradient.high(k)));
            entries.count++;
            if (Math.abs(step.hi()) > bound) {
                entries.tested++;
            }
            double fraction = error == 0 ? 0 : error / bound;
            if (fraction > entries.worst) {
                entries.worst = fraction;
                // Without the d of dW[…]: it is the weight that is off.
                String parameter =
                        name.entry(k / before.columns(), k % before.columns()).substring(1);
                entries.place = "%s is %s, expected %s within %s".formatted(parameter, w, exact, bound);
            }
        }
    }
}
