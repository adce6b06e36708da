package org.gradcheck4j.emulated;

import java.util.Optional;
import java.util.Random;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.Summation;

/**
 * A correct engine with plain loops, in which every operation is rounded by itself, to any precision. It represents engines
 * that we do not know: a sound error bound holds for all of its forms.
 *
 * @param sums how sums of products are computed
 * @param mean at which point 1/m comes in
 * @param sigmoid how σ and its derivative are made
 * @param flushes whether a result that is subnormal becomes 0
 * @param seed shuffles sums
 */
public record EmulatedEngine(Sums sums, MeanAt mean, SigmoidForm sigmoid, boolean flushes, long seed)
        implements GradientEngine {

    /**
     * How sums of products are computed.
     *
     * @param order of the additions
     * @param isWide whether half is summed in float, and float in double; double is summed in double all the same
     * @param isFused whether a product goes into the sum unrounded
     */
    public record Sums(Order order, boolean isWide, boolean isFused) {

        Precision accumulator(Precision precision) {
            return !isWide ? precision : precision == Precision.HALF ? Precision.FLOAT : Precision.DOUBLE;
        }

        Summation in(Precision precision) {
            double u = accumulator(precision).unitRoundoff();
            return switch (order) {
                case IN_ORDER, SHUFFLED -> Summation.inAnyOrder(u);
                case PAIRWISE -> Summation.pairwise(u, EmulatedArithmetic.PAIR);
                case BLOCKED -> Summation.blocked(u, EmulatedArithmetic.BLOCK);
            };
        }
    }

    /** The order of a sum. */
    public enum Order {
        /** One running sum, first to last. */
        IN_ORDER,
        /** One running sum, in an order of its own each time. */
        SHUFFLED,
        /** Halves, recursively. */
        PAIRWISE,
        /** Short running sums, then the sum of those. */
        BLOCKED
    }

    /** At which point the mean over the batch is taken. */
    public enum MeanAt {
        /** dZ[L] is multiplied by a rounded 1/m. */
        START,
        /** Each sum over the batch is multiplied by a rounded 1/m. */
        END,
        /** Each sum over the batch is divided by m. */
        QUOTIENT
    }

    /** How σ is made, and its derivative, which is a(1 − a) if nothing else is said. */
    public enum SigmoidForm {
        /** Rounded once. */
        ROUNDED,
        /** 1/(1 + e⁻ᶻ), each step rounded. */
        STEPS,
        /** (1 + t)/2 with t = tanh(z/2), each step rounded. */
        TANH,
        /** The same, and (1 − t²)/4 for the derivative. */
        TANH_AND_SLOPE
    }

    /** c_σ: e⁻ᶻ is within 2u, the sum and the quotient add u each. */
    private static final double RELATIVE = 4;

    /**
     * c_abs of the forms with tanh: {@code Math.tanh} is off by at most 2.5 ulp, an ulp being u below 1. Then σ is off by 1.25 u,
     * and (1 − t²)/4 by (2 · 2.5 u + u/2)/4, below 1.5 u with the terms of second order.
     */
    private static final double ABSOLUTE = 1.5;

    /** One engine in this many flushes subnormal numbers. */
    private static final int RARELY = 8;

    /** {@return an engine whose every choice follows from a seed} */
    public static EmulatedEngine seeded(long seed) {
        Random random = new Random(seed);
        return new EmulatedEngine(
                new Sums(any(Order.values(), random), random.nextBoolean(), random.nextBoolean()),
                any(MeanAt.values(), random),
                any(SigmoidForm.values(), random),
                random.nextInt(RARELY) == 0,
                random.nextLong());
    }

    private static <T> T any(T[] choices, Random random) {
        return choices[random.nextInt(choices.length)];
    }

    @Override
    public String name() {
        return "emulated";
    }

    @Override
    public Arithmetic arithmetic(Precision precision) {
        boolean fromTanh = sigmoid == SigmoidForm.TANH || sigmoid == SigmoidForm.TANH_AND_SLOPE;
        return Arithmetic.of(precision)
                .withSigmoid(RELATIVE, fromTanh ? ABSOLUTE : 0)
                .withUnderflow(flushes ? precision.smallestNormal() : precision.smallestSubnormal())
                .withSums(sums.in(precision));
    }

    @Override
    public Gradients gradients(Network network, Batch batch, Precision precision) {
        return backprop(network, batch, precision).gradients();
    }

    @Override
    public Optional<ForwardPass> forward(Network network, Batch batch, Precision precision) {
        return Optional.of(backprop(network, batch, precision).forward());
    }

    @Override
    public EngineOutput output(Network network, Batch batch, Precision precision) {
        EmulatedBackprop backprop = backprop(network, batch, precision);
        return new EngineOutput(Optional.of(backprop.forward()), backprop.gradients());
    }

    private EmulatedBackprop backprop(Network network, Batch batch, Precision precision) {
        EmulatedArithmetic arithmetic = new EmulatedArithmetic(precision, sums, flushes, new Random(seed));
        return new EmulatedBackprop(network, batch, arithmetic, mean, sigmoid);
    }
}
