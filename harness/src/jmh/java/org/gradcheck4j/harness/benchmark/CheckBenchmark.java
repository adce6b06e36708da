package org.gradcheck4j.harness.benchmark;

import java.util.function.Supplier;
import org.gradcheck4j.dl4j.BuiltGradientCheck;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One whole check of a gradient in double. Ours is the gradient, the exact solution, the bound and the verdict. */
@State(Scope.Benchmark)
public class CheckBenchmark {

    /** Who checks. */
    @Param({})
    public String by = "";

    /** Widths and samples. */
    @Param({})
    public String size = "";

    /** As for the other benchmarks: always double. */
    @Param({})
    public String precision = "";

    /** The most entries that DL4J checks of a tensor; ours checks all. */
    @Param({})
    public int most;

    private Supplier<Object> check = Object::new;

    /** Made by JMH. */
    public CheckBenchmark() {}

    /** Draws the network, and builds DL4J's. */
    @Setup
    public void prepare() {
        SizedCase drawn = SizedCase.of(size);
        Network network = drawn.network();
        Batch batch = drawn.batch();
        check = switch (by) {
            case Participants.OURS -> () -> verdict(network, batch);
            case Participants.GRADIENT_CHECK -> new BuiltGradientCheck(network, batch, most)::passes;
            default -> throw new IllegalArgumentException(by);
        };
    }

    private static Verdict verdict(Network network, Batch batch) {
        ReferenceEngine reference = new ReferenceEngine();
        EngineOutput output = EngineOutput.of(reference.gradients(network, batch, Precision.DOUBLE));
        Verdict verdict = GradientCheck.of(network, batch, Precision.DOUBLE)
                .judge(output, reference.arithmetic(Precision.DOUBLE))
                .verdict();
        if (verdict.outcome() != Outcome.AGREE) {
            throw new IllegalStateException(verdict.outcome() + ": " + verdict.reason());
        }
        return verdict;
    }

    /** {@return the verdict} */
    @Benchmark
    public Object check() {
        return check.get();
    }
}
