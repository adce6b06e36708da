package org.gradcheck4j.harness.evaluation.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.evaluation.population.CorrectEngines;
import org.gradcheck4j.harness.evaluation.population.RandomCase;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

/** On a small network, so that it takes no time. */
class LargeCaseCertificationTest {

    private static final CorrectEngines ENGINES = new CorrectEngines(List.of(new ReferenceEngine()));
    private static final RandomCase DRAWN =
            new RandomCase(1, Precision.DOUBLE, SeededCases.network(1, 1, 3, 4, 1), SeededCases.batch(3, 10, 1), false);

    private final LargeCaseResult judged = new LargeCaseCertification(
                    (check, gradients) -> check.judge(EngineOutput.of(gradients), Arithmetic.of(check.precision())),
                    ENGINES)
            .result(DRAWN, DRAWN.check());

    private final LargeCaseResult blind = new LargeCaseCertification(
                    (check, gradients) -> Judgement.of(new Verdict(Outcome.AGREE, "", "", List.of())), ENGINES)
            .result(DRAWN, DRAWN.check());

    private static CertificationResult result(LargeCaseResult large) {
        return new CertificationResult(1, List.of(), List.of(large));
    }

    @Test
    void a_dozen_faults_are_injected_and_those_that_must_be_are_detected() {
        assertThat(judged.faults()).hasSize(12);
        assertThat(judged.detections().filter(Detection::detectable)).hasSizeGreaterThan(6);
        assertThat(result(judged).detectsAll()).isTrue();
    }

    @Test
    void a_judge_that_sees_nothing_misses_them() {
        assertThat(result(blind).detectsAll()).isFalse();
        assertThat(result(blind).failures())
                .isNotEmpty()
                .allMatch(line -> line.matches("double 3-4-1, m = 10, seed 1: .* \\(.*\\) was called agree"));
    }

    @Test
    void correct_gradients_agree() {
        assertThat(judged.correct()).hasSizeGreaterThanOrEqualTo(12).allMatch(CorrectGradientResult::agrees);
        assertThat(result(judged).falseAlarms()).isZero();
        assertThat(result(judged).doubted()).isZero();
    }

    @Test
    void its_faults_count_among_those_with_an_effect() {
        assertThat(result(judged).detections(Precision.DOUBLE, any -> true))
                .isEqualTo(judged.detections().toList());
        assertThat(result(judged).detections(Precision.FLOAT, any -> true)).isEmpty();
    }

    @Test
    void the_table_has_a_line_for_it() {
        assertThat(new LargeTable(List.of(judged)).text()).contains("\ndouble 3-4-1, m = 10, seed 1 ");
    }
}
