package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * Estimates a positive or negative parameter that the gradient does not depend on linearly.
 *
 * @param tensors to fit
 * @param candidate for each value of the parameter
 */
record NonlinearFit(Evidence evidence, List<TensorName> tensors, DoubleFunction<Candidate> candidate) {

    private static final int NEWTON_STEPS = 4;

    /** The relative change of the parameter whose effect is its derivative. */
    private static final double SMALL = 1e-6;

    private static final int STEPS_PER_DECADE = 8;
    private static final int SECTIONS = 60;

    /** (3 − √5)/2, of the golden section. */
    private static final double GOLDEN = (3 - Math.sqrt(5)) / 2;

    /**
     * {@return what the parameter may be, likeliest first, by Newton's steps}
     *
     * @param guess near it, not 0
     */
    Stream<Double> valuesNear(double guess) {
        double at = guess;
        Interval allowed = Interval.ALL;
        for (int k = 0; k < NEWTON_STEPS; k++) {
            LinearFit fit =
                    LinearFit.between(evidence, tensors, candidate.apply(at), candidate.apply(at * (1 + SMALL)));
            double t = fit.leastSquares();
            if (!Double.isFinite(t)) {
                break;
            }
            allowed = fit.allowed().mapLinearly(at, at * SMALL);
            at *= 1 + SMALL * t;
        }
        return allowed.valuesNear(at);
    }

    /**
     * {@return a guess at a positive parameter of unknown magnitude, by least squares over error ÷ bound}
     *
     * <p>A scan over powers of 10, then a golden-section search around the best.
     *
     * @param least the smallest it may be
     * @param most the largest
     */
    double guess(double least, double most) {
        double step = Math.log(10) / STEPS_PER_DECADE;
        double best = Math.log(least);
        double fewest = Double.POSITIVE_INFINITY;
        for (double log = Math.log(least); log < Math.log(most); log += step) {
            double squares = squares(log);
            if (squares < fewest) {
                fewest = squares;
                best = log;
            }
        }
        double low = best - step;
        double high = best + step;
        for (int k = 0; k < SECTIONS; k++) {
            double left = low + GOLDEN * (high - low);
            double right = high - GOLDEN * (high - low);
            if (squares(left) <= squares(right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** Σ ((actual − predicted) ÷ the formula's bound)² */
    private double squares(double log) {
        Candidate tried = candidate.apply(Math.exp(log));
        double sum = 0;
        for (TensorName tensor : tensors) {
            Matrix value = evidence.predicted(tried, tensor).value();
            Matrix actual = evidence.actual(tensor);
            for (int k = 0; k < actual.size(); k++) {
                double error = (actual.get(k) - value.get(k)) / evidence.bound(tensor, k);
                sum += error * error;
            }
        }
        return sum;
    }
}
