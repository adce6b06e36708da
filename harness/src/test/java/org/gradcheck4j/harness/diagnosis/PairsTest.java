package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairsTest {

    static Stream<StudentCase> questions() {
        return StudentCase.seeded(6).filter(question -> question.precision() != Precision.HALF);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_sum_with_a_transposed_layer(StudentCase question) {
        Gradients sums = summed(question, question.answer(student -> {}));
        Gradients answer = new Gradients(IntStream.rangeClosed(1, sums.depth())
                .mapToObj(i -> isSquare(question, i) && IntStream.range(1, i).noneMatch(j -> isSquare(question, j))
                        ? new LayerGradient(
                                sums.layer(i).dW().transpose(), sums.layer(i).db())
                        : sums.layer(i))
                .toList());
        assertThat(question.diagnosis(answer).orElseThrow().id()).hasToString("sum-not-mean+transposed");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_sum_without_the_derivative(StudentCase question) {
        int L = question.network().depth();
        Gradients answer = summed(question, question.answer(student -> {
            student.slopePower = 0;
            student.slopeLayers = Set.of(L - 1);
        }));
        Diagnosis diagnosis = question.diagnosis(answer).orElseThrow();
        assertThat(diagnosis.id()).hasToString("missing-sigmoid-derivative+sum-not-mean");
        assertThat(diagnosis.sentence()).contains("divide by m; and dZ = dA lacks the factor");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_flipped_sign_with_a_dropped_sample(StudentCase question) {
        Gradients answer = question.changed(question.answer(student -> student.dropped = 1), d -> d.map(v -> -v));
        Diagnosis diagnosis = question.diagnosis(answer).orElseThrow();
        assertThat(diagnosis.id()).hasToString("sample-dropped+sign-flipped");
        assertThat(diagnosis.parameters()).containsEntry("sample", 1.0);
    }

    private static boolean isSquare(StudentCase question, int i) {
        return question.network().layer(i).inputs()
                == question.network().layer(i).outputs();
    }

    private static Gradients summed(StudentCase question, Gradients means) {
        int m = question.batch().size();
        return question.changed(means, d -> d.map(value -> m * value));
    }
}
