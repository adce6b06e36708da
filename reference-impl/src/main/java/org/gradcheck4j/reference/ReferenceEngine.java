package org.gradcheck4j.reference;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** Backprop from scratch, in double and in float: see {@link Backprop} for the formula. */
public final class ReferenceEngine implements GradientEngine {

    /** The name that users type. */
    public static final String NAME = "reference";

    /** c_σ in units of u: {@link Sigmoid#exp} within 1 ulp = 2u, and two roundings. In float, 1 would do ({@link Sigmoid}). */
    private static final double SIGMOID_ROUNDINGS = 4;

    /** Creates the engine; {@link java.util.ServiceLoader} does so too. */
    public ReferenceEngine() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Precision> precisions() {
        return EnumSet.of(Precision.DOUBLE, Precision.FLOAT);
    }

    @Override
    public Gradients gradients(Network network, Batch batch, Precision precision) {
        return backprop(network, batch, precision).gradients();
    }

    @Override
    public Optional<ForwardPass> forward(Network network, Batch batch, Precision precision) {
        return Optional.of(backprop(network, batch, precision).forwardPass());
    }

    @Override
    public EngineOutput output(Network network, Batch batch, Precision precision) {
        Backprop<?> backprop = backprop(network, batch, precision);
        return new EngineOutput(Optional.of(backprop.forwardPass()), backprop.gradients());
    }

    private Backprop<?> backprop(Network network, Batch batch, Precision precision) {
        if (!precisions().contains(precision)) {
            throw new IllegalArgumentException(
                    "the reference computes in double and in float, not in " + precision.id());
        }
        return precision == Precision.DOUBLE
                ? new Backprop<>(network, batch, DoubleMatrix::of)
                : new Backprop<>(network, batch, FloatMatrix::of);
    }

    @Override
    public Arithmetic arithmetic(Precision precision) {
        return Arithmetic.of(precision).withSigmoid(SIGMOID_ROUNDINGS, 0);
    }
}
