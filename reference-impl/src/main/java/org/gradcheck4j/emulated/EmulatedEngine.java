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

/**
 * A correct engine with plain loops, in which every operation is rounded by itself, to any precision. It represents engines
 * that we do not know: a sound error bound holds for all of its forms.
 *
 * @param summation the order of every sum
 * @param fused whether a product and the sum it goes into are rounded once
 * @param mean at which point 1/m comes in
 * @param sigmoid how σ is made
 * @param seed shuffles sums
 */
public record EmulatedEngine(Summation summation, boolean fused, MeanAt mean, SigmoidForm sigmoid, long seed)
        implements GradientEngine {

    /** The order of a sum. */
    public enum Summation {
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

    /** How σ is made. */
    public enum SigmoidForm {
        /** Rounded once. */
        ROUNDED,
        /** 1/(1 + e⁻ᶻ), each step rounded. */
        STEPS,
        /** (1 + tanh(z/2))/2, each step rounded. */
        TANH
    }

    /** c_σ: e⁻ᶻ is within 2u, the sum and the quotient add u each. */
    private static final double RELATIVE = 4;

    /** c_abs of the form with tanh: 2.5 ulp of {@code Math.tanh}, an ulp being u below 1, and halved. */
    private static final double ABSOLUTE = 1.25;

    /** {@return an engine whose every choice follows from a seed} */
    public static EmulatedEngine seeded(long seed) {
        Random random = new Random(seed);
        return new EmulatedEngine(
                any(Summation.values(), random),
                random.nextBoolean(),
                any(MeanAt.values(), random),
                any(SigmoidForm.values(), random),
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
        return Arithmetic.of(precision).withSigmoid(RELATIVE, sigmoid == SigmoidForm.TANH ? ABSOLUTE : 0);
    }

    @Override
    public Gradients gradients(Network network, Batch batch, Precision precision) {
        return backprop(network, batch, precision).gradients();
    }

    @Override
    public Optional<ForwardPass> forward(Network network, Batch batch, Precision precision) {
        return Optional.of(backprop(network, batch, precision).forward());
    }

    /**
     * {@return the activations, the loss and the gradients, from one forward pass}
     *
     * @param network as for the gradient
     * @param batch as for the gradient
     * @param precision to compute in
     */
    public EngineOutput output(Network network, Batch batch, Precision precision) {
        EmulatedBackprop backprop = backprop(network, batch, precision);
        return new EngineOutput(Optional.of(backprop.forward()), backprop.gradients());
    }

    private EmulatedBackprop backprop(Network network, Batch batch, Precision precision) {
        EmulatedArithmetic arithmetic = new EmulatedArithmetic(precision, summation, fused, new Random(seed));
        return new EmulatedBackprop(network, batch, arithmetic, mean, sigmoid);
    }
}
