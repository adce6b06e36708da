package org.gradcheck4j.harness.benchmark;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** An engine, and the time that its gradients take; one thread at a time. */
final class TimedEngine implements GradientEngine {

    private final GradientEngine engine;
    private long nanos;

    TimedEngine(GradientEngine engine) {
        this.engine = engine;
    }

    /** {@return the time of all calls so far} */
    long nanos() {
        return nanos;
    }

    @Override
    public Gradients gradients(Network network, Batch batch, Precision precision) {
        long start = System.nanoTime();
        try {
            return engine.gradients(network, batch, precision);
        } finally {
            nanos += System.nanoTime() - start;
        }
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public Set<Precision> precisions() {
        return engine.precisions();
    }

    @Override
    public Optional<String> unsupported(Network network, Batch batch, Precision precision) {
        return engine.unsupported(network, batch, precision);
    }

    @Override
    public Optional<ForwardPass> forward(Network network, Batch batch, Precision precision) {
        return engine.forward(network, batch, precision);
    }

    @Override
    public Arithmetic arithmetic(Precision precision) {
        return engine.arithmetic(precision);
    }

    @Override
    public OptionalDouble outputClip() {
        return engine.outputClip();
    }
}
