package org.gradcheck4j.harness.application.descent;

import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** The weights after one step, entry by entry against the exact ones and their bound. */
final class WeightsCheck {

    private static final double LEAST_TESTED = 0.5;

    private final Step step;
    private final DescendingEngine.StepResult made;

    private int count;
    private int tested;
    private double worst;
    private String place = "";
    private boolean finite = true;
    private double distanceFromExact;
    private double stepLength;

    private WeightsCheck(Step step, DescendingEngine.StepResult made) {
        this.step = step;
        this.made = made;
    }

    /**
     * Compares all weights.
     *
     * @param solution the weights before the step, and the exact gradient at them
     */
    static WeightsCheck of(ExactSolution solution, Step step, DescendingEngine.StepResult made) {
        WeightsCheck check = new WeightsCheck(step, made);
        for (int i = 1; i <= solution.network().depth(); i++) {
            Layer before = solution.network().layer(i);
            Layer after = made.weights().layer(i);
            check.compare(
                    TensorName.dW(i),
                    before.weights(),
                    after.weights(),
                    solution.dW().get(i - 1),
                    check.moments(i, true));
            check.compare(
                    TensorName.db(i), before.bias(), after.bias(), solution.db().get(i - 1), check.moments(i, false));
        }
        return check;
    }

    private List<Matrix> moments(int i, boolean weights) {
        return step.moments().stream()
                .map(each -> each.layer(i))
                .map(each -> weights ? each.dW() : each.db())
                .toList();
    }

    private void compare(TensorName name, Matrix before, Matrix after, ExactMatrix gradient, List<Matrix> moments) {
        for (int k = 0; k < before.size(); k++) {
            int entry = k;
            double w = after.get(k);
            finite &= Double.isFinite(w);
            Bounded exact = exactly(
                    number(before.get(k)),
                    Bounded.of(
                            gradient.get(k),
                            made.gradientTolerance().bound(name, k, gradient.high(k)),
                            made.arithmetic()),
                    moments.stream().map(each -> number(each.get(entry))).toList());
            double bound = exact.bound();
            // In double-double: the exact weight has more digits than a double.
            double error = Math.abs(exact.value().negate().add(w).hi());
            double length = Math.abs(exact.value().subtract(before.get(k)).hi());
            distanceFromExact = Math.hypot(distanceFromExact, error);
            stepLength = Math.hypot(stepLength, length);
            count++;
            if (length > bound) {
                tested++;
            }
            double fraction = error == 0 ? 0 : error / bound;
            if (fraction > worst) {
                worst = fraction;
                // Without the d of dW[…]: it is the weight that is off.
                String parameter =
                        name.entry(k / before.columns(), k % before.columns()).substring(1);
                place = "%s is %s, expected %s within %s"
                        .formatted(parameter, w, exact.value().hi(), bound);
            }
        }
    }

    private Bounded exactly(Bounded w, Bounded g, List<Bounded> moments) {
        Bounded r = number(step.rate());
        return switch (step.updater()) {
            case SGD -> WeightUpdate.sgd(w, g, r);
            case NESTEROVS -> WeightUpdate.nesterovs(w, g, r, moments.get(0));
            case ADAM -> WeightUpdate.adam(w, g, r, moments.get(0), moments.get(1), step.stepsBefore() + 1);
        };
    }

    private Bounded number(double x) {
        return Bounded.of(DD.of(x), 0, made.arithmetic());
    }

    /** {@return the verdict on weights that are finite} */
    Outcome outcome() {
        if (worst > 1) {
            return Outcome.DISAGREE;
        }
        return testedShare() < LEAST_TESTED ? Outcome.INCONCLUSIVE : Outcome.AGREE;
    }

    /** {@return whether all weights are finite} */
    boolean isFinite() {
        return finite;
    }

    /** {@return the weight with the largest error ÷ bound; empty if all are within it} */
    Optional<String> wrongWeight() {
        return worst > 1 ? Optional.of(place) : Optional.empty();
    }

    /** {@return the largest error of a weight ÷ its bound} */
    double fractionOfBound() {
        return worst;
    }

    /** {@return the share of the weights that would disagree if the step had left them as they were} */
    double testedShare() {
        return (double) tested / count;
    }

    /** {@return the distance from the weights of the exact step, in the length of that; Euclidean norms} */
    double relativeDistance() {
        return distanceFromExact == 0 ? 0 : distanceFromExact / stepLength;
    }
}
