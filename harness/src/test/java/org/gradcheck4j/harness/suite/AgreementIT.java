package org.gradcheck4j.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.gradcheck4j.harness.comparison.FailureMessage;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agreement suite: every engine, the real DL4J among them, on every case in every precision. */
class AgreementIT {

    private static final Expectations EXPECTATIONS = Expectations.shipped();
    private static final List<Judged> VERDICTS =
            new SuiteRun(Engines.found().all(), List.of(Precision.values())).judge(StandardSuite.cases(), judged -> {});

    static Stream<Named<Judged>> verdicts() {
        return VERDICTS.stream().map(judged -> Named.of(judged.title(), judged));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verdicts")
    void agrees_or_is_listed(Judged judged) {
        if (!EXPECTATIONS.accepts(judged)) {
            String asked = judged.question().id() + " in " + judged.precision().id();
            AssertionError error =
                    new AssertionError(new FailureMessage(asked, judged.engine(), judged.verdict()).text(List.of()));
            error.setStackTrace(new StackTraceElement[0]);
            throw error;
        }
    }

    @Test
    void every_listed_verdict_still_occurs() {
        assertThat(EXPECTATIONS.vanished(VERDICTS)).isEmpty();
    }

    @Test
    void dl4j_is_asked_at_least_60_times_over_3_precisions() {
        List<Judged> dl4j = VERDICTS.stream()
                .filter(judged -> judged.engine().startsWith("dl4j-"))
                .toList();
        assertThat(dl4j).hasSizeGreaterThanOrEqualTo(60);
        assertThat(dl4j).extracting(Judged::precision).contains(Precision.values());
    }
}
