package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.BinaryFormat;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.Summation;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What gets no name of a mistake: right gradients, numbers without a pattern, single entries, numbers that are not finite. */
class UnnamedTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 7, 6, 4, 4, 3, 1);

    static Stream<DiagnosisCase> cases() {
        return DiagnosisCase.seeded(8);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noise_just_within_the_bound_needs_no_diagnosis(DiagnosisCase given) {
        GradientCheck check = GradientCheck.of(given.network(), given.batch(), given.precision());
        Tolerance tolerance = check.tolerance(Arithmetic.of(given.precision()));
        Random random = new Random(given.batch().size());
        Gradients noisy = new Gradients(IntStream.rangeClosed(1, given.network().depth())
                .mapToObj(i -> new LayerGradient(
                        noisy(check, tolerance, TensorName.dW(i), random),
                        noisy(check, tolerance, TensorName.db(i), random)))
                .toList());
        assertThat(given.diagnosis(noisy)).isEmpty();
    }

    private static Matrix noisy(GradientCheck check, Tolerance tolerance, TensorName tensor, Random random) {
        ExactMatrix exact = Objects.requireNonNull(check.solution().tensors().get(tensor));
        return Matrix.generate(exact.rows(), exact.columns(), (r, c) -> {
            int k = r * exact.columns() + c;
            double bound = tolerance.bound(tensor, k, exact.high(k));
            double value = exact.high(k) + (random.nextBoolean() ? bound : -bound);
            while (exact.error(k, value) > bound) {
                value = Math.nextAfter(value, exact.high(k));
            }
            return value;
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void numbers_without_a_pattern_are_unexplained(DiagnosisCase given) {
        Random random = new Random(given.batch().size());
        Gradients gradients =
                given.changed(given.right(), d -> d.map(v -> v * (2 + random.nextDouble()) + random.nextGaussian()));
        given.assertNamed(gradients, "unexplained");
    }

    @Test
    void the_layer_in_which_it_starts_is_named() {
        Gradients right = CASE.right();
        List<LayerGradient> layers = new ArrayList<>(right.layers());
        Random random = new Random(1);
        layers.set(
                0,
                new LayerGradient(
                        scrambled(right.layer(1).dW(), random),
                        scrambled(right.layer(1).db(), random)));
        layers.set(
                1,
                new LayerGradient(
                        scrambled(right.layer(2).dW(), random),
                        scrambled(right.layer(2).db(), random)));
        assertThat(CASE.diagnosis(new Gradients(layers)).orElseThrow().sentence())
                .isEqualTo(
                        "none of the known mistakes gives these numbers; going back from the output, the first wrong tensor is dZ2, in "
                                + "layer 2, while the layers after it agree: it is made from W3, dZ3 and σ'(Z2); the layers before "
                                + "it, which are made from it, are wrong too");
    }

    @Test
    void a_wrong_product_of_right_factors_is_recognised() {
        Gradients right = CASE.right();
        List<LayerGradient> layers = new ArrayList<>(right.layers());
        layers.set(
                1,
                new LayerGradient(
                        scrambled(right.layer(2).dW(), new Random(1)),
                        right.layer(2).db()));
        assertThat(CASE.diagnosis(new Gradients(layers)).orElseThrow().sentence())
                .isEqualTo(
                        "none of the known mistakes gives these numbers; going back from the output, the first wrong tensor is dW2, while "
                                + "the layers after it agree: db2 is right, so dZ2 sums to what it should; look at its product with A1, "
                                + "at whether the samples of both stand in the same order, and at what is added to dW2 "
                                + "afterwards, such as a penalty");
    }

    @Test
    void a_single_wrong_entry_is_placed() {
        Gradients right = CASE.right();
        List<LayerGradient> layers = new ArrayList<>(right.layers());
        Matrix dW = right.layer(1).dW();
        Matrix off = Matrix.generate(dW.rows(), dW.columns(), (r, c) -> r == 2 && c == 1 ? 1 : dW.get(r, c));
        layers.set(0, new LayerGradient(off, right.layer(1).db()));
        Diagnosis diagnosis = CASE.assertNamed(new Gradients(layers), "single-entry");
        assertThat(diagnosis.text())
                .startsWith("dW1[2, 1] is the only one of 39 entries that disagrees: 1.0 in place of ");
        assertThat(diagnosis.predicts()).isFalse();
    }

    @Test
    void rows_that_have_a_factor_in_common_are_listed() {
        assertThat(ofRowsOfDb2(row -> row % 2 == 1 ? -1 : 1))
                .contains(
                        "the layers after it agree: rows 1, 3 … 7 (from 0) of db2 are -1 times the formula's, and no other row disagrees; ");
        assertThat(ofRowsOfDb2(row -> row == 2 || row == 6 ? 0 : 1))
                .endsWith("; rows 2, 6 (from 0) of db2 are 0, and no other row disagrees: as if they are left out");
        assertThat(ofRowsOfDb2(row -> row < 5 ? 1.25 : 1))
                .contains(
                        "the layers after it agree: rows 0 to 4 (from 0) of db2 are 1.25 times the formula's, and no other row disagrees; ");
        assertThat(ofRowsOfDb2(row -> row < 5 ? 1 + row : 1)).doesNotContain("times the formula's");
    }

    @Test
    void rows_whose_errors_hardly_exceed_their_bounds_have_no_factor_in_common() {
        DiagnosisCase wide = wide();
        Tolerance tolerance = GradientCheck.of(wide.network(), wide.batch(), Precision.DOUBLE)
                .tolerance(Arithmetic.of(Precision.DOUBLE));
        assertThat(withDb2(wide, row -> row < 5 ? 1.5 * tolerance.bound(TensorName.db(2), row, 0) : 0))
                .contains("the first wrong tensor is db2")
                .doesNotContain("times the formula's");
    }

    @Test
    void columns_that_have_a_factor_in_common_are_listed() {
        List<LayerGradient> layers = new ArrayList<>(CASE.right().layers());
        LayerGradient second = layers.get(1);
        int columns = second.dW().columns();
        layers.set(
                1,
                new LayerGradient(
                        second.dW()
                                .withEntries(k ->
                                        (k % columns == 2 ? 3 : 1) * second.dW().get(k)),
                        second.db()));
        assertThat(CASE.assertNamed(new Gradients(layers), "unexplained").sentence())
                .contains(
                        "the layers after it agree: column 2 (from 0) of dW2 is 3 times the formula's, and no other column disagrees; ");
    }

    /** The first feature is 0, so the first column of dW1 is: it says nothing of a factor, and is wrong all the same. */
    @Test
    void rows_have_no_factor_in_common_if_an_entry_that_is_zero_is_wrong() {
        Network network = SeededCases.network(1, 5, 3, 4, 1);
        Batch drawn = SeededCases.batch(3, 6, 5);
        Matrix X = drawn.X().withEntries(k -> k < 6 ? 0 : drawn.X().get(k));
        DiagnosisCase zeros = new DiagnosisCase(network, new Batch(X, drawn.y()), Precision.DOUBLE);
        assertThat(ofFirstRows(zeros, 0)).contains("rows 0, 1 (from 0) of dW1 are 1.25 times the formula's");
        assertThat(ofFirstRows(zeros, 0.5)).doesNotContain("times the formula's");
    }

    private static String ofFirstRows(DiagnosisCase given, double inPlaceOfZero) {
        List<LayerGradient> layers = new ArrayList<>(given.right().layers());
        LayerGradient first = layers.get(0);
        Matrix dW = Matrix.generate(4, 3, (row, column) -> {
            double right = first.dW().get(row, column);
            return row > 1 ? right : column == 0 ? inPlaceOfZero : 1.25 * right;
        });
        layers.set(0, new LayerGradient(dW, first.db()));
        return given.assertNamed(new Gradients(layers), "unexplained").sentence();
    }

    private static String ofRowsOfDb2(IntToDoubleFunction factor) {
        DiagnosisCase wide = wide();
        Matrix db = wide.right().layer(2).db();
        return withDb2(wide, row -> (factor.applyAsDouble(row) - 1) * db.get(row));
    }

    private static DiagnosisCase wide() {
        return DiagnosisCase.of(Precision.DOUBLE, 7, 6, 4, 5, 9, 1);
    }

    private static String withDb2(DiagnosisCase wide, IntToDoubleFunction added) {
        List<LayerGradient> layers = new ArrayList<>(wide.right().layers());
        LayerGradient second = layers.get(1);
        Matrix db = second.db();
        layers.set(1, new LayerGradient(second.dW(), db.withEntries(row -> db.get(row) + added.applyAsDouble(row))));
        return wide.assertNamed(new Gradients(layers), "unexplained").sentence();
    }

    @Test
    void a_tensor_that_is_one_entry_has_no_index_to_look_for() {
        Gradients right = CASE.right();
        List<LayerGradient> layers = new ArrayList<>(right.layers());
        layers.set(2, new LayerGradient(right.layer(3).dW(), Matrix.row(5)));
        assertThat(CASE.assertNamed(new Gradients(layers), "single-entry").text())
                .startsWith("db3[0], all of db3, is the only one of 39 entries that disagrees: 5.0 in place of ")
                .endsWith(
                        "; look at the line that computes db3; if it is right, dZ3 is wrong by what its product with the layer's input does not"
                                + " show, such as a constant, or something is added to db3 afterwards, such as a penalty");
    }

    /** All × 1.01 if factors are rounded to TF32: the bound of db2 alone is below 1 %, and all others hide the same error. */
    @Test
    void an_entry_is_not_called_wrong_alone_if_others_are_nearly_as_far_off() {
        Arithmetic tf32 = Arithmetic.of(Precision.FLOAT)
                .withSums(Summation.inAnyOrder(Precision.FLOAT.unitRoundoff()).withFactorsRoundedTo(BinaryFormat.TF32));
        GradientCheck check = GradientCheck.of(
                SeededCases.network(1, 1, 10, 5, 1).roundedTo(Precision.FLOAT),
                SeededCases.batch(10, 100, 3).roundedTo(Precision.FLOAT),
                Precision.FLOAT);
        boolean wasAlone = false;
        for (double factor = 1.001; factor < 1.1; factor += 0.001) {
            double c = factor;
            List<LayerGradient> layers = new ArrayList<>();
            for (int i = 1; i <= 2; i++) {
                layers.add(new LayerGradient(
                        check.solution().dW().get(i - 1).rounded().map(v -> c * v),
                        check.solution().db().get(i - 1).rounded().map(v -> c * v)));
            }
            Judgement judgement = check.judge(EngineOutput.of(new Gradients(layers)), tf32);
            wasAlone |= judgement.verdict().disagreeing() == 1;
            judgement.diagnosis().ifPresent(diagnosis -> assertThat(
                            diagnosis.id().text())
                    .isNotIn("single-entry", "lower-precision"));
            judgement.diagnosis().ifPresent(diagnosis -> assertThat(diagnosis.sentence())
                    .doesNotContain(" right"));
        }
        assertThat(wasAlone).isTrue();
    }

    @Test
    void a_nan_is_placed() {
        Gradients right = CASE.right();
        Gradients gradients =
                CASE.changed(right, d -> d.map(v -> v == right.layer(2).db().get(1) ? Double.NaN : v));
        assertThat(CASE.diagnosis(gradients).orElseThrow())
                .satisfies(diagnosis -> assertThat(diagnosis.id()).hasToString("non-finite"))
                .satisfies(diagnosis -> assertThat(diagnosis.text())
                        .isEqualTo("db2[1] is not a number: the layers after are finite, so dZ2 makes it in the "
                                + "backward pass; a σ that overflows, or a division by a(1 − a) if a is 0 or 1, makes "
                                + "such numbers; take σ(z) from e^−|z|, and dZ[L] as A − y"));
    }

    @Test
    void a_wrong_activation_is_named_before_any_gradient() {
        GradientCheck check = GradientCheck.of(CASE.network(), CASE.batch(), Precision.DOUBLE);
        List<Matrix> activations = new ArrayList<>();
        check.solution().A().forEach(A -> activations.add(A.rounded()));
        activations.set(1, activations.get(1).map(a -> a * 0.9));
        Matrix Z = Matrix.generate(
                1,
                6,
                (r, k) -> CASE.network().layer(3).bias().get(0)
                        + IntStream.range(0, 3)
                                .mapToDouble(
                                        n -> CASE.network().layer(3).weights().get(0, n)
                                                * activations.get(1).get(n, k))
                                .sum());
        activations.set(2, Z.map(z -> 1 / (1 + Math.exp(-z))));
        Optional<ForwardPass> forward =
                Optional.of(new ForwardPass(activations, check.solution().J().high(0)));
        Gradients right = CASE.right();
        Arithmetic arithmetic = Arithmetic.of(Precision.DOUBLE);
        Judgement judgement = check.judge(new EngineOutput(forward, right), arithmetic);
        assertThat(judgement.verdict().outcome()).isEqualTo(Outcome.DISAGREE);
        assertThat(judgement.diagnosis().orElseThrow().text())
                .isEqualTo(
                        "the forward pass goes wrong in layer 2: A2 is not σ(W2 A1 + b2), though A1 is right; the "
                                + "layers after it are right, given their own input; correct it before looking at any gradient");
    }

    private static Matrix scrambled(Matrix matrix, Random random) {
        return matrix.map(v -> v + random.nextGaussian());
    }
}
