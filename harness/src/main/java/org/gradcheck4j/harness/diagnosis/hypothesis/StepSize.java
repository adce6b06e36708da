package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.gradcheck4j.reference.ReferenceEngine;

/**
 * Guesses r so that the gradient at W + r G is the engine's G, by Newton's steps in double. That costs little, and nearly
 * every wrong gradient is refused by it.
 */
final class StepSize {

    private static final int NEWTON_STEPS = 8;

    /** The change of W + r G, relative to W, whose effect is the derivative: half the digits of double. */
    private static final double SMALL = 1e-8;

    /** Learning rates that people set are below. */
    private static final double LARGEST = 10;

    /** So many of the formula's bounds the rest may be: those at W + r G are not known yet. */
    private static final double MOST = 100;

    private static final ReferenceEngine ENGINE = new ReferenceEngine();

    private final Evidence evidence;

    StepSize(Evidence evidence) {
        this.evidence = evidence;
    }

    /** {@return r; empty if no step leads to G} */
    Stream<Double> guess() {
        double size = 0;
        double step = 0;
        for (TensorName tensor : evidence.gradients()) {
            size = Math.max(size, largest(evidence.parameter(tensor)));
            step = Math.max(step, largest(evidence.actual(tensor)));
        }
        double small = SMALL * size / step;
        if (!(small > 0) || !(LARGEST * step < Double.MAX_VALUE) || !(small < LARGEST)) {
            return Stream.empty();
        }
        double r = 0;
        for (int k = 0; k < NEWTON_STEPS; k++) {
            if (!(Math.abs(r) <= LARGEST)) {
                return Stream.empty();
            }
            r += newton(r, small);
        }
        return r > 0 && r <= LARGEST && fits(r) ? Stream.of(r) : Stream.empty();
    }

    /** {@return how far r is from the least squares of error ÷ bound, to first order} */
    private double newton(double r, double small) {
        Map<TensorName, Matrix> here = gradients(r);
        Map<TensorName, Matrix> there = gradients(r + small);
        double products = 0;
        double squares = 0;
        for (TensorName tensor : evidence.gradients()) {
            Matrix actual = evidence.actual(tensor);
            Matrix value = of(here, tensor);
            Matrix next = of(there, tensor);
            for (int k = 0; k < actual.size(); k++) {
                double bound = evidence.bound(tensor, k);
                double derivative = (next.get(k) - value.get(k)) / small / bound;
                products += (actual.get(k) - value.get(k)) / bound * derivative;
                squares += derivative * derivative;
            }
        }
        return products / squares;
    }

    private boolean fits(double r) {
        Map<TensorName, Matrix> here = gradients(r);
        for (TensorName tensor : evidence.gradients()) {
            Matrix actual = evidence.actual(tensor);
            Matrix value = of(here, tensor);
            for (int k = 0; k < actual.size(); k++) {
                if (!(Math.abs(actual.get(k) - value.get(k)) <= MOST * evidence.bound(tensor, k))) {
                    return false;
                }
            }
        }
        return true;
    }

    private Map<TensorName, Matrix> gradients(double r) {
        Network moved = WeightsAfterUpdate.moved(evidence, r);
        return ENGINE.gradients(moved, evidence.solution().batch(), Precision.DOUBLE)
                .tensors();
    }

    private static double largest(Matrix matrix) {
        return Arrays.stream(matrix.abs().toArray()).max().orElse(0);
    }

    private static Matrix of(Map<TensorName, Matrix> gradients, TensorName tensor) {
        return Objects.requireNonNull(gradients.get(tensor), tensor::toString);
    }
}
