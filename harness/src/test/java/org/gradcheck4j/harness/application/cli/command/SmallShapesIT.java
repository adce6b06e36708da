package org.gradcheck4j.harness.application.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.cli.output.Failures;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Provenance;
import org.gradcheck4j.harness.application.suite.Suite;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.harness.judgement.TolerancePolicy;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * DL4J's engines on the shapes where arrays collapse into vectors and scalars. Beside the suite, not in the bridge: a
 * fault of an engine must not end the build before the report of it is written.
 */
class SmallShapesIT {

    private static final List<int[]> WIDTHS = List.of(
            new int[] {1, 1},
            new int[] {1, 1, 1},
            new int[] {3, 1},
            new int[] {1, 4, 1},
            new int[] {4, 1, 1},
            new int[] {4, 5, 3, 1},
            new int[] {3, 3, 3, 1},
            new int[] {16, 8, 4, 2, 1});

    private static final int[] BATCHES = {1, 2, 7};

    private static final List<GradientEngine> ENGINES = Engines.found().all().stream()
            .filter(engine -> engine.name().startsWith("dl4j-"))
            .toList();
    private static final GradedRun RUN = run();
    private static final Failures FAILURES =
            new Failures(RUN, backend(), Failures.SUITE_SEED, verdict -> "mvn verify -Dit.test=SmallShapesIT");

    private static GradedRun run() {
        RequiredBackend.startFor(ENGINES);
        return new Suite(
                        cases().toList(),
                        ENGINES,
                        List.of(Precision.values()),
                        TolerancePolicy.DERIVED,
                        Expectations.NONE,
                        false)
                .judge(verdict -> {});
    }

    private static Stream<Case> cases() {
        return WIDTHS.stream().flatMap(widths -> Arrays.stream(BATCHES)
                .mapToObj(m -> new Case(
                        "%s-m%d".formatted(SeededCases.network(1, 1, widths).architecture(), m),
                        "small-shapes",
                        "a small shape",
                        SeededCases.network(1, 1, widths),
                        SeededCases.batch(widths[0], m, 2))));
    }

    private static String backend() {
        return Provenance.ofThisMachine(true, Instant.now()).nd4j();
    }

    static Stream<Named<EngineVerdict>> verdicts() {
        return RUN.verdicts().stream().map(verdict -> Named.of(verdict.title(), verdict));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verdicts")
    void agrees(EngineVerdict verdict) {
        Messages.failWith(FAILURES.of(verdict));
    }

    static Stream<GradientEngine> engines() {
        return ENGINES.stream();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void every_entry_is_a_number_of_the_precision(GradientEngine engine) {
        for (Precision precision : Precision.values()) {
            var network = SeededCases.network(1, 1, 4, 5, 3, 1).roundedTo(precision);
            var batch = SeededCases.batch(4, 7, 2).roundedTo(precision);
            for (Matrix tensor :
                    engine.gradients(network, batch, precision).tensors().values()) {
                assertThat(tensor).isEqualTo(tensor.map(precision::round));
            }
        }
    }
}
