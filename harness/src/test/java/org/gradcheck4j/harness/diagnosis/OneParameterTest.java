package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneParameterTest {

    static Stream<StudentCase> questions() {
        return StudentCase.seeded(12).filter(question -> question.precision() != Precision.HALF);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_factor_is_found(StudentCase question) {
        Diagnosis diagnosis = assertNamed(question, scaled(question, 0.7), "scaled");
        assertThat(diagnosis.parameters().get("c")).isCloseTo(0.7, within(0.01));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void half_of_everything_is_the_mean_by_2m(StudentCase question) {
        Diagnosis diagnosis = assertNamed(question, scaled(question, 0.5), "scaled");
        assertThat(diagnosis.sentence())
                .isEqualTo("every dW and db is 0.5 times the formula's: "
                        + "the loss is averaged by 1/(2m), as a squared error is; divide by m");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void division_by_m_twice_is_recognised(StudentCase question) {
        int m = question.batch().size();
        assertThat(assertNamed(question, scaled(question, 1.0 / m), "scaled").sentence())
                .contains("divided by m twice");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void an_l2_penalty_is_found(StudentCase question) {
        for (boolean biases : new boolean[] {false, true}) {
            Gradients right = question.answer(student -> {});
            Gradients answer = new Gradients(IntStream.rangeClosed(1, right.depth())
                    .mapToObj(i -> new LayerGradient(
                            right.layer(i)
                                    .dW()
                                    .map(
                                            question.network().layer(i).weights(),
                                            (d, w) -> round(question, d + round(question, round(question, 0.03) * w))),
                            right.layer(i)
                                    .db()
                                    .map(
                                            question.network().layer(i).bias(),
                                            (d, b) -> biases
                                                    ? round(question, d + round(question, round(question, 0.03) * b))
                                                    : d)))
                    .toList());
            Diagnosis diagnosis = assertNamed(question, answer, "l2-included");
            assertThat(diagnosis.parameters().get("lambda")).isCloseTo(0.03, within(0.01));
            assertThat(diagnosis.sentence()).contains(biases ? "every db λb" : "biases left out");
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_dropped_sample_is_found(StudentCase question) {
        int m = question.batch().size();
        int dropped = m / 2;
        Gradients byM = question.answer(student -> student.dropped = dropped);
        Diagnosis diagnosis = assertNamed(question, byM, "sample-dropped");
        assertThat(diagnosis.parameters()).containsEntry("sample", (double) dropped);
        assertThat(diagnosis.sentence()).contains("still divided by all");
        Gradients byRest = question.changed(byM, d -> d.map(value -> value * m / (m - 1)));
        Diagnosis other = assertNamed(question, byRest, "sample-dropped");
        assertThat(other.parameters()).containsEntry("sample", (double) dropped);
        assertThat(other.sentence()).contains("divided by m − 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void weights_updated_too_early_are_found(int seed) {
        int[][] shapes = {{4, 4, 3, 1}, {3, 5, 5, 2, 1}, {5, 5, 1}, {6, 4, 4, 4, 1}};
        for (Precision precision : new Precision[] {Precision.DOUBLE, Precision.FLOAT}) {
            StudentCase question = StudentCase.of(precision, seed, 8, shapes[seed % shapes.length]);
            Diagnosis diagnosis =
                    assertNamed(question, question.answer(student -> student.step = 2), "updated-weights");
            assertThat(diagnosis.parameters().get("r")).isCloseTo(2, within(0.2));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void in_half_too_where_the_mistake_is_large(int seed) {
        StudentCase question = StudentCase.of(Precision.HALF, seed, 4, 4, 3, 1);
        assertNamed(question, scaled(question, 3), "scaled");
        assertNamed(question, question.answer(student -> student.dropped = 1), "sample-dropped");
    }

    private static double round(StudentCase question, double value) {
        return question.precision().round(value);
    }

    private static Gradients scaled(StudentCase question, double c) {
        return question.changed(question.answer(student -> {}), d -> d.map(value -> c * value));
    }

    private static Diagnosis assertNamed(StudentCase question, Gradients answer, String id) {
        Diagnosis diagnosis = question.diagnosis(answer).orElseThrow();
        assertThat(diagnosis.id()).as(question + ": " + diagnosis).hasToString(id);
        return diagnosis;
    }
}
