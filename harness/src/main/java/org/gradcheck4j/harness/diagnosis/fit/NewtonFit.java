package org.gradcheck4j.harness.diagnosis.fit;

import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.gradcheck4j.reference.ReferenceEngine;

/**
 * Guesses a parameter of the forward pass, by Newton's steps in double. That costs little, and nearly every wrong gradient is
 * refused by it. The gradients are those of the reference engine, which may be the one that is judged. It is only a guess: the
 * candidate with that parameter is then confirmed by the oracle. If the reference were wrong, a name would be missed, but never
 * given falsely.
 *
 * @param gradients for each value of the parameter, in double
 * @param small the change of the parameter whose effect is its derivative
 */
public record NewtonFit(Evidence evidence, DoubleFunction<Map<TensorName, Matrix>> gradients, double small) {

    /** Of a change, relative to what is changed: half the digits of double. */
    public static final double SMALL = 1e-8;

    /**
     * Near the value, each step doubles the number of right digits: four steps take one right digit to all; the four before them find
     * that digit.
     */
    private static final int NEWTON_STEPS = 8;

    /** The rest may be at most this many of the formula's bounds: those of the other forward pass are not known yet. */
    private static final double MOST_BOUNDS = 100;

    private static final ReferenceEngine ENGINE = new ReferenceEngine();

    /** {@return the formula's gradients of a network in double, by name} */
    public static Map<TensorName, Matrix> gradients(Network network, Evidence evidence) {
        return ENGINE.gradients(network, evidence.solution().batch(), Precision.DOUBLE)
                .tensors();
    }

    /**
     * {@return the parameter; empty if no value leads to the engine's gradients}
     *
     * @param start near it
     * @param largest that it may be
     */
    public Stream<Double> from(double start, double largest) {
        double at = start;
        for (int k = 0; k < NEWTON_STEPS; k++) {
            at += newton(at);
            if (!(Math.abs(at) <= largest)) {
                return Stream.empty();
            }
        }
        return at > 0 && fits(at) ? Stream.of(at) : Stream.empty();
    }

    /** {@return how far a value is from the least squares of error ÷ bound, to first order} */
    private double newton(double at) {
        Map<TensorName, Matrix> here = gradients.apply(at);
        Map<TensorName, Matrix> there = gradients.apply(at + small);
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

    /** {@return whether a value may lead to the engine's gradients} */
    public boolean fits(double at) {
        Map<TensorName, Matrix> here = gradients.apply(at);
        for (TensorName tensor : evidence.gradients()) {
            Matrix actual = evidence.actual(tensor);
            Matrix value = of(here, tensor);
            for (int k = 0; k < actual.size(); k++) {
                if (!(Math.abs(actual.get(k) - value.get(k)) <= MOST_BOUNDS * evidence.bound(tensor, k))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** {@return one of some gradients} */
    public static Matrix of(Map<TensorName, Matrix> gradients, TensorName tensor) {
        return Objects.requireNonNull(gradients.get(tensor), tensor::toString);
    }
}
