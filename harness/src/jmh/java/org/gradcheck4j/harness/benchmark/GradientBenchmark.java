package org.gradcheck4j.harness.benchmark;

import java.util.Locale;
import java.util.function.Supplier;
import org.gradcheck4j.dl4j.Backend;
import org.gradcheck4j.dl4j.BuiltMultiLayer;
import org.gradcheck4j.dl4j.BuiltSameDiff;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One gradient of a network. */
@State(Scope.Benchmark)
public class GradientBenchmark {

    /** Who computes it. */
    @Param({})
    public String by = "";

    /** Widths and samples. */
    @Param({})
    public String size = "";

    /** Of the inputs and the arithmetic. */
    @Param({})
    public String precision = "";

    private Supplier<Object> gradient = Object::new;

    /** Made by JMH. */
    public GradientBenchmark() {}

    /** Draws the network, and builds it. */
    @Setup
    public void prepare() {
        Backend.require(System.getProperty(ClassPath.BACKEND, "native"));
        Precision in = Precision.valueOf(precision.toUpperCase(Locale.ROOT));
        SizedCase drawn = SizedCase.of(size);
        Network network = drawn.network().roundedTo(in);
        Batch batch = drawn.batch().roundedTo(in);
        gradient = switch (by) {
            case Participants.OURS -> {
                ReferenceEngine reference = new ReferenceEngine();
                yield () -> reference.gradients(network, batch, in);
            }
            case Participants.MULTI_LAYER -> new BuiltMultiLayer(network, batch, in)::compute;
            case Participants.SAME_DIFF -> new BuiltSameDiff(network, batch, in)::compute;
            default -> throw new IllegalArgumentException(by);
        };
    }

    /** {@return the gradient, as its maker holds it} */
    @Benchmark
    public Object gradient() {
        return gradient.get();
    }
}
