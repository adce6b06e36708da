package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterFreeTest {

    static Stream<StudentCase> questions() {
        return StudentCase.seeded(12);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_right_answer_needs_no_diagnosis(StudentCase question) {
        assertThat(question.diagnosis(question.answer(student -> {}))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_sum_over_the_batch_is_named(StudentCase question) {
        int m = question.batch().size();
        Gradients sums = question.changed(question.answer(student -> {}), d -> d.map(value -> m * value));
        assertNamed(question, sums, "sum-not-mean");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_flipped_sign_is_named(StudentCase question) {
        Gradients flipped = question.changed(question.answer(student -> {}), d -> d.map(value -> -value));
        assertNamed(question, flipped, "sign-flipped");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void flipped_labels_are_named(StudentCase question) {
        assertNamed(question, question.answer(student -> student.labels = y -> y.map(l -> 1 - l)), "labels-flipped");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void broadcast_labels_are_named(StudentCase question) {
        Gradients answer = question.answer(student -> student.labels = y -> {
            double mean =
                    IntStream.range(0, y.size()).mapToDouble(y::get).average().orElseThrow();
            return y.map(label -> mean);
        });
        assertNamed(question, answer, "labels-broadcast");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_transposed_layer_is_named(StudentCase question) {
        Gradients right = question.answer(student -> {});
        int square = square(question).iterator().next();
        Gradients answer = new Gradients(IntStream.rangeClosed(1, right.depth())
                .mapToObj(i -> i == square
                        ? new LayerGradient(
                                right.layer(i).dW().transpose(), right.layer(i).db())
                        : right.layer(i))
                .toList());
        Diagnosis diagnosis = assertNamed(question, answer, "transposed");
        assertThat(diagnosis.parameters()).containsEntry("layer", (double) square);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_layer_times_its_own_output_is_named(StudentCase question) {
        assertNamed(question, question.answer(student -> student.ownActivations = square(question)), "own-activation");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_missing_derivative_is_named(StudentCase question) {
        assertNamed(question, question.answer(student -> powers(student, question, 0)), "missing-sigmoid-derivative");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_repeated_derivative_is_named(StudentCase question) {
        assertNamed(question, question.answer(student -> powers(student, question, 2)), "repeated-sigmoid-derivative");
    }

    private static void powers(StudentBackprop student, StudentCase question, int power) {
        student.slopePower = power;
        student.slopeLayers =
                IntStream.range(1, question.network().depth()).boxed().collect(Collectors.toSet());
    }

    private static Set<Integer> square(StudentCase question) {
        return IntStream.rangeClosed(2, question.network().depth())
                .filter(i -> question.network().layer(i).inputs()
                        == question.network().layer(i).outputs())
                .boxed()
                .findFirst()
                .map(Set::of)
                .orElse(Set.of(1));
    }

    private static Diagnosis assertNamed(StudentCase question, Gradients answer, String id) {
        Diagnosis diagnosis = question.diagnosis(answer).orElseThrow();
        assertThat(diagnosis.id()).hasToString(id);
        return diagnosis;
    }
}
