package org.gradcheck4j.harness.judgement;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gradcheck4j.harness.text.Shortened;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one engine on one case. It gets copies of the network and the batch: whatever it does to them, by reflection, the exact
 * solution and the other engines keep theirs.
 */
final class EngineCalls {

    /**
     * An output, or a gradient alone.
     *
     * @param nanos how long it took, in nanoseconds
     */
    record Timed<T>(T returned, long nanos) {}

    private final GradientEngine engine;
    private final Network network;
    private final Batch batch;
    private final Precision precision;
    private final Optional<String> outOfRange;
    private final Duration limit;

    /**
     * Prepares the calls.
     *
     * @param limit for each
     */
    EngineCalls(GradientEngine engine, GradientCheck check, Duration limit) {
        this.engine = engine;
        this.network = new Network(check.solution().network().layers().stream()
                .map(layer -> new Layer(copy(layer.weights()), copy(layer.bias())))
                .toList());
        this.batch = new Batch(
                copy(check.solution().batch().X()),
                copy(check.solution().batch().y()));
        this.precision = check.precision();
        this.outOfRange = check.whyUnsupported();
        this.limit = limit;
    }

    private static Matrix copy(Matrix matrix) {
        return Matrix.of(matrix.rows(), matrix.columns(), matrix.toArray());
    }

    Optional<String> whyUnsupported() {
        if (!engine.precisions().contains(precision)) {
            return Optional.of("it does not compute in " + precision.id());
        }
        return outOfRange.or(this::unsupported);
    }

    private Optional<String> unsupported() {
        Optional<String> why = call(() -> engine.unsupported(network, batch, precision));
        if (why == null) {
            throw new EngineFailure("its unsupported(…) is null");
        }
        return why.map(reason -> Shortened.of(reason, EngineFailure.LONGEST));
    }

    Timed<EngineOutput> output() {
        Timed<EngineOutput> timed = timed(() -> engine.output(network, batch, precision));
        if (timed.returned == null) {
            throw new EngineFailure("its output is null");
        }
        if (timed.returned.forward() == null) {
            throw new EngineFailure("its forward pass is null");
        }
        requirePresent(timed.returned.gradients());
        return timed;
    }

    Timed<Gradients> gradients() {
        Timed<Gradients> timed = timed(() -> engine.gradients(network, batch, precision));
        requirePresent(timed.returned);
        return timed;
    }

    private static void requirePresent(@Nullable Gradients gradients) {
        if (gradients == null) {
            throw new EngineFailure("its gradients are null");
        }
    }

    private <T> Timed<T> timed(Callable<T> computation) {
        return call(() -> {
            long start = System.nanoTime();
            T returned = computation.call();
            return new Timed<>(returned, System.nanoTime() - start);
        });
    }

    Arithmetic arithmetic() {
        Arithmetic arithmetic = call(() -> engine.arithmetic(precision));
        if (arithmetic == null) {
            throw new EngineFailure("its arithmetic is null");
        }
        return arithmetic;
    }

    private <T> T call(Callable<T> call) {
        return EngineThreads.call(engine, call, limit);
    }
}
