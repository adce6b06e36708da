package org.gradcheck4j.emulated;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.BinaryFormat;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.Summation;

/**
 * A correct engine that computes as a GPU does, with plain loops. It declares what {@link Arithmetic#onGpu} leaves open: a sound
 * bound holds for all of its forms.
 *
 * @param sums how sums of products are computed
 * @param mean at which point 1/m comes in
 * @param isRounded whether σ is rounded once, or each step of 1/(1 + e⁻ᶻ)
 * @param flushes whether a result that is subnormal becomes 0
 * @param seed of trees, slices and orders
 */
public record EmulatedGpuEngine(GpuSums sums, EmulatedEngine.MeanAt mean, boolean isRounded, boolean flushes, long seed)
        implements GradientEngine {

    /**
     * {@return an engine whose every other choice follows from a seed}
     *
     * @param sums how sums of products are computed
     */
    public static EmulatedGpuEngine seeded(GpuSums sums, long seed) {
        Random random = new Random(seed);
        EmulatedEngine.MeanAt[] means = EmulatedEngine.MeanAt.values();
        return new EmulatedGpuEngine(
                sums,
                means[random.nextInt(means.length)],
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextLong());
    }

    @Override
    public String name() {
        return sums.label();
    }

    @Override
    public Set<Precision> precisions() {
        return EnumSet.allOf(Precision.class).stream()
                .filter(sums::in)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Precision.class)));
    }

    @Override
    public Arithmetic arithmetic(Precision precision) {
        Arithmetic known = Arithmetic.onGpu(precision)
                .withUnderflow(flushes ? precision.smallestNormal() : precision.smallestSubnormal())
                .withSums(Summation.inAnyOrder(sums.accumulator(precision).unitRoundoff()));
        boolean roundsFactors = sums.onTensorCores() && precision == Precision.FLOAT;
        double u = BinaryFormat.TF32.unitRoundoff();
        return roundsFactors ? known.onTensorCores(sums == GpuSums.TENSOR_CORES ? u : 2 * u) : known;
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
        return new EmulatedBackprop(
                network,
                batch,
                new GpuArithmetic(precision, sums, flushes, new Random(seed)),
                mean,
                isRounded ? EmulatedEngine.SigmoidForm.ROUNDED : EmulatedEngine.SigmoidForm.STEPS);
    }
}
