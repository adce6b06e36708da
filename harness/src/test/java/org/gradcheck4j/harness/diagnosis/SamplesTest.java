package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in which sample counts, and in which label it has. */
class SamplesTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 3, 32, 4, 4, 3, 1);

    static Stream<DiagnosisCase> cases() {
        return DiagnosisCase.seeded(12).filter(given -> given.precision() != Precision.HALF);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_wrong_label_is_found(DiagnosisCase given) {
        for (int wrong : new int[] {0, 2, given.batch().size() - 1}) {
            Gradients gradients = given.gradients(
                    backprop -> backprop.labels = y -> y.withEntries(k -> k == wrong ? 1 - y.get(k) : y.get(k)));
            assertThat(given.assertNamed(gradients, "label-wrong").parameters())
                    .containsEntry("sample", (double) wrong);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_range_of_samples_is_found(DiagnosisCase given) {
        int m = given.batch().size();
        Gradients byM = weighted(given, k -> k >= 1 && k < 4 ? 1 : 0);
        Gradients bySize = given.changed(byM, d -> d.map(value -> value * m / 3));
        for (Gradients gradients : List.of(byM, bySize)) {
            assertThat(given.assertNamed(gradients, "samples-subset").parameters())
                    .containsEntry("from", 1.0)
                    .containsEntry("to", 4.0);
        }
    }

    @Test
    void every_third_sample_is_found() {
        Gradients gradients = CASE.changed(weighted(CASE, k -> k % 3 == 1 ? 1 : 0), d -> d.map(v -> v * 32 / 11));
        assertThat(CASE.assertNamed(gradients, "samples-subset").parameters())
                .containsEntry("from", 1.0)
                .containsEntry("step", 3.0);
    }

    @Test
    void a_single_sample_left_out_is_no_range() {
        CASE.assertNamed(weighted(CASE, k -> k < 31 ? 1 : 0), "sample-dropped");
    }

    @Test
    void unequal_batches_are_found() {
        Gradients gradients = weighted(CASE, k -> k < 30 ? 32.0 / (4 * 10) : 32.0 / (4 * 2));
        assertThat(CASE.assertNamed(gradients, "samples-subset").parameters()).containsEntry("batch", 10.0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_product_of_means_is_named(DiagnosisCase given) {
        given.assertNamed(productOfMeans(given), "product-of-means");
    }

    @Test
    void labels_in_another_order_are_found() {
        assertThat(CASE.assertNamed(labels(CASE, k -> Math.floorMod(k - 1, 32)), "labels-shifted")
                        .parameters())
                .containsEntry("shift", 1.0);
        assertThat(CASE.assertNamed(labels(CASE, k -> (k + 3) % 32), "labels-shifted")
                        .parameters())
                .containsEntry("shift", -3.0);
        assertThat(CASE.assertNamed(labels(CASE, k -> 31 - k), "labels-shifted").text())
                .contains("in reverse order");
    }

    @Test
    void labels_in_any_order_are_found_if_the_gradient_tells_them() {
        List<Integer> order = new ArrayList<>(IntStream.range(0, 32).boxed().toList());
        Collections.shuffle(order, new Random(1));
        assertThat(CASE.assertNamed(labels(CASE, order::get), "labels-shifted").text())
                .contains("as if X and y are shuffled apart");
    }

    @Test
    void labels_that_the_gradient_does_not_tell_get_no_name() {
        DiagnosisCase given = DiagnosisCase.of(Precision.DOUBLE, 3, 64, 4, 2, 1);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 64).boxed().toList());
        Collections.shuffle(order, new Random(1));
        given.assertNamed(labels(given, order::get), "unexplained");
    }

    @Test
    void a_range_is_not_sought_in_few_numbers() {
        // One weight and one bias in half: some range of 40 samples fits whatever they are.
        DiagnosisCase given = DiagnosisCase.of(Precision.HALF, 3, 40, 1, 1);
        Gradients gradients = given.changed(given.right(), d -> d.map(value -> value * 1.7 + 0.3));
        assertThat(given.diagnosis(gradients).orElseThrow().id().text())
                .isNotIn("samples-subset", "label-wrong", "labels-shifted", "sample-dropped");
    }

    static Gradients productOfMeans(DiagnosisCase given) {
        Precision p = given.precision();
        int m = given.batch().size();
        List<Matrix> inputs = new ArrayList<>(List.of(given.batch().X()));
        for (int i = 1; i < given.network().depth(); i++) {
            Matrix b = given.network().layer(i).bias();
            Matrix Z = given.network().layer(i).weights().times(inputs.get(i - 1));
            inputs.add(Z.withEntries(k -> p.round(1 / (1 + Math.exp(-Z.get(k) - b.get(k / m))))));
        }
        Gradients right = given.right();
        return new Gradients(IntStream.rangeClosed(1, right.depth())
                .mapToObj(i -> {
                    Matrix A = inputs.get(i - 1);
                    Matrix mean = Matrix.generate(
                            1,
                            A.rows(),
                            (r, n) -> p.round(IntStream.range(0, m)
                                            .mapToDouble(k -> A.get(n, k))
                                            .sum()
                                    / m));
                    Matrix db = right.layer(i).db();
                    return new LayerGradient(db.times(mean).map(p::round), db);
                })
                .toList());
    }

    static Gradients labels(DiagnosisCase given, IntUnaryOperator from) {
        return given.gradients(backprop -> backprop.labels = y -> y.withEntries(k -> y.get(from.applyAsInt(k))));
    }

    /** {@return the gradients with dZ[L] of each sample times a weight} */
    static Gradients weighted(DiagnosisCase given, IntToDoubleFunction weight) {
        double[] weights =
                IntStream.range(0, given.batch().size()).mapToDouble(weight).toArray();
        return given.gradients(backprop -> backprop.weights = Arrays.copyOf(weights, weights.length));
    }
}
