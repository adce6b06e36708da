package org.gradcheck4j.harness.benchmark;

import java.util.List;
import org.gradcheck4j.harness.application.suite.Suite;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.GradientEngine;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The standard suite, cold, as a build runs it, and how much of its time is spent in the engines' calls. */
@State(Scope.Benchmark)
public class OverheadBenchmark {

    /** As for the other benchmarks. */
    @Param({})
    public String by = "";

    /** Made by JMH. */
    public OverheadBenchmark() {}

    /** What is counted. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Calls {

        /** Nanoseconds in the engines' own gradient calls. */
        public long nanos;

        /** Made by JMH. */
        public Calls() {}
    }

    /** {@return the verdicts} */
    @Benchmark
    public Object suite(Calls calls) {
        List<TimedEngine> timed =
                Engines.found().all().stream().map(TimedEngine::new).toList();
        Object verdicts = Suite.standard(List.<GradientEngine>copyOf(timed)).judge(verdict -> {});
        calls.nanos = timed.stream().mapToLong(TimedEngine::nanos).sum();
        return verdicts;
    }
}
