package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private static final Verdict DISAGREE = new Verdict(Outcome.DISAGREE, "too far", "a bound", List.of());

    private static Diagnosis with(DiagnosisId id, String remedy) {
        return new Diagnosis(id, "what is wrong", remedy, Map.of(), List.of());
    }

    private static Diagnosis named(String id) {
        return with(new DiagnosisId(id), "put it right");
    }

    @Test
    void sentence_and_remedy_are_one_text() {
        assertThat(named("transposed").text()).isEqualTo("what is wrong; put it right");
        assertThat(with(Unexplained.ID, "").text()).isEqualTo("what is wrong");
    }

    @Test
    void a_mistake_that_predicts_the_numbers_explains_the_verdict() {
        Diagnosis named = named("transposed");
        assertThat(named.claimsCause()).isTrue();
        assertThat(named.predicts()).isTrue();
        assertThat(named.conclude(DISAGREE)).isEqualTo(DISAGREE.explainedBy("what is wrong"));
    }

    @Test
    void a_lower_precision_is_a_cause_that_predicts_no_number() {
        Diagnosis lower = with(LowerPrecision.ID, "");
        assertThat(lower.claimsCause()).isTrue();
        assertThat(lower.predicts()).isFalse();
        assertThat(lower.conclude(DISAGREE)).isSameAs(DISAGREE);
    }

    @Test
    void a_place_is_no_cause() {
        for (DiagnosisId id : List.of(NonFinite.ID, SingleEntry.ID, Unexplained.ID)) {
            assertThat(with(id, "").claimsCause()).isFalse();
            assertThat(with(id, "").conclude(DISAGREE)).isSameAs(DISAGREE);
        }
    }

    @Test
    void with_one_sample_other_mistakes_give_the_same_and_more_samples_tell() {
        DiagnosisCase one = new DiagnosisCase(
                new Network(List.of(new Layer(Matrix.row(0, 0, 0), Matrix.row(0)))),
                DiagnosisCase.of(Precision.DOUBLE, 2, 1, 3, 1).batch(),
                Precision.DOUBLE);
        Diagnosis diagnosis = one.assertNamed(one.changed(one.right(), d -> d.map(value -> -value)), "sign-flipped");
        assertThat(diagnosis.ties()).isNotEmpty();
        assertThat(diagnosis.sentence())
                .endsWith(" (with one sample, the same numbers follow from labels-flipped: check with more samples)");
    }

    @Test
    void in_a_low_precision_a_better_one_tells_and_else_other_numbers() {
        assertThat(ofHalves(Precision.FLOAT).sentence())
                .endsWith(" (in this precision, the same numbers follow from labels-flipped: check in float64)");
        assertThat(ofHalves(Precision.DOUBLE).sentence())
                .endsWith(
                        " (with these weights and samples, the same numbers follow from labels-flipped: check with others)");
    }

    /** Outputs of ½: to flip the sign and to flip the labels is the same. */
    private static Diagnosis ofHalves(Precision precision) {
        DiagnosisCase seeded = DiagnosisCase.of(precision, 2, 6, 3, 1);
        DiagnosisCase halves = new DiagnosisCase(
                new Network(List.of(new Layer(Matrix.row(0, 0, 0), Matrix.row(0)))), seeded.batch(), precision);
        Diagnosis diagnosis =
                halves.assertNamed(halves.changed(halves.right(), d -> d.map(value -> -value)), "sign-flipped");
        assertThat(diagnosis.ties()).contains(new DiagnosisId("labels-flipped"));
        return diagnosis;
    }
}
