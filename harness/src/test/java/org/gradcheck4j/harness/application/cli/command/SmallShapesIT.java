package org.gradcheck4j.harness.application.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.cli.output.FailureContext;
import org.gradcheck4j.harness.application.cli.output.Failures;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.SuiteRun;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.judgement.Engines;
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
    private static final List<EngineVerdict> VERDICTS = run();
    private static final Failures FAILURES = Failures.of(
            VERDICTS,
            new Expectations(List.of()),
            new FailureContext(BackendLine.of(ENGINES), FailureContext.SUITE_SEED, VERDICTS),
            judged -> "mvn verify -Dit.test=SmallShapesIT");

    private static List<EngineVerdict> run() {
        RequiredBackend.startFor(ENGINES);
        return new SuiteRun(ENGINES, List.of(Precision.values())).judge(cases().toList(), judged -> {});
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

    static Stream<Named<EngineVerdict>> verdicts() {
        return VERDICTS.stream().map(judged -> Named.of(judged.title(), judged));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verdicts")
    void agrees(EngineVerdict judged) {
        Messages.failWith(FAILURES.of(judged));
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
