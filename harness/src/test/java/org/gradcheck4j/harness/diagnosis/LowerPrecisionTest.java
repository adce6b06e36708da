package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.gradcheck4j.emulated.LowerFormatBackprop;
import org.gradcheck4j.emulated.Narrowing;
import org.gradcheck4j.harness.evaluation.population.CertificationCases;
import org.gradcheck4j.harness.evaluation.population.RandomCase;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.BinaryFormat;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether the errors of a lower precision are recognised, and those of small mistakes are not taken for them. */
class LowerPrecisionTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 3, 20, 8, 6, 4, 1);

    private static Narrowing usual(BinaryFormat format, Narrowing.Rounded rounded) {
        return Narrowing.usual(format).stream()
                .filter(each -> each.rounded() == rounded)
                .findFirst()
                .orElseThrow();
    }

    private static Gradients narrowed(DiagnosisCase given, BinaryFormat format, Narrowing.Rounded rounded) {
        Map<TensorName, Matrix> tensors =
                LowerFormatBackprop.of(given.network(), given.batch(), usual(format, rounded));
        List<LayerGradient> layers = new ArrayList<>();
        for (int i = 1; i <= given.network().depth(); i++) {
            layers.add(new LayerGradient(
                    Objects.requireNonNull(tensors.get(TensorName.dW(i))),
                    Objects.requireNonNull(tensors.get(TensorName.db(i)))));
        }
        return given.changed(new Gradients(layers), d -> d);
    }

    @Test
    void an_engine_that_computes_in_float32_is_named() {
        for (int seed = 0; seed < 10; seed++) {
            DiagnosisCase declared = DiagnosisCase.of(Precision.DOUBLE, seed, 20, 8, 6, 4, 1);
            DiagnosisCase computed = new DiagnosisCase(
                    declared.network().roundedTo(Precision.FLOAT),
                    declared.batch().roundedTo(Precision.FLOAT),
                    Precision.FLOAT);
            Diagnosis diagnosis = declared.assertNamed(computed.right(), "lower-precision");
            assertThat(diagnosis.text())
                    .isEqualTo("float32 (24 significant bits, but 53 were declared) holds every entry "
                            + "of the wrong tensors exactly, and the errors are of the size that computing in it makes; a "
                            + "cast, the default type of an array or a GPU's fast mode rounds so; compute all of it in the "
                            + "declared precision, or declare the lower one");
            assertThat(diagnosis.predicts()).isFalse();
        }
    }

    @Test
    void it_is_named_even_if_its_bound_exceeds_the_gradient() {
        DiagnosisCase declared = DiagnosisCase.of(Precision.FLOAT, 1, 169, 4, 4, 1);
        DiagnosisCase computed = new DiagnosisCase(
                declared.network().roundedTo(Precision.HALF),
                declared.batch().roundedTo(Precision.HALF),
                Precision.HALF);
        declared.assertNamed(computed.right(), "lower-precision");
    }

    @ParameterizedTest
    @EnumSource(value = BinaryFormat.class, names = "FLOAT64", mode = EnumSource.Mode.EXCLUDE)
    void factors_of_matrix_products_are_named_though_sums_are_wide(BinaryFormat format) {
        assertThat(CASE.assertNamed(narrowed(CASE, format, Narrowing.Rounded.FACTORS), "lower-precision")
                        .parameters())
                .containsExactly(Map.entry("bits", (double) format.significandBits()));
    }

    @Test
    void what_is_rounded_is_said() {
        assertThat(CASE.assertNamed(narrowed(CASE, BinaryFormat.BFLOAT16, Narrowing.Rounded.FACTORS), "lower-precision")
                        .sentence())
                .isEqualTo(
                        "a backprop with both factors of every matrix product rounded to bfloat16 (8 significant bits, "
                                + "but 53 were declared) makes the same errors, in size and sign; a cast, the default type of an "
                                + "array or a GPU's fast mode rounds so");
        assertThat(CASE.assertNamed(narrowed(CASE, BinaryFormat.TF32, Narrowing.Rounded.INPUTS), "lower-precision")
                        .sentence())
                .startsWith(
                        "a backprop with X, y, W and b rounded to TF32 or float16 (11 significant bits, but 53 were "
                                + "declared) makes the same errors, in size and sign;");
    }

    @ParameterizedTest
    @EnumSource(value = BinaryFormat.class, names = "FLOAT64", mode = EnumSource.Mode.EXCLUDE)
    void data_or_a_network_stored_in_a_lower_format_are_told_apart(BinaryFormat format) {
        Diagnosis ofData = CASE.assertNamed(narrowed(CASE, format, Narrowing.Rounded.SAMPLES), "lower-precision");
        assertThat(ofData.sentence()).startsWith("a backprop with X and y rounded to ");
        assertThat(ofData.remedy())
                .isEqualTo("keep the data in the declared precision, or check with the X and y that the engine got");
        Diagnosis ofNetwork = CASE.assertNamed(narrowed(CASE, format, Narrowing.Rounded.PARAMETERS), "lower-precision");
        assertThat(ofNetwork.sentence()).startsWith("a backprop with W and b rounded to ");
        assertThat(ofNetwork.remedy())
                .isEqualTo("keep the network in the declared precision, or check with the W and b that the engine got");
    }

    @Test
    void a_factor_does_not_hide_behind_rounded_factors_of_products() {
        DiagnosisCase given = DiagnosisCase.of(Precision.FLOAT, 3, 20, 8, 6, 4, 1);
        for (double factor : new double[] {1.02, 1.1}) {
            Gradients scaled =
                    new Gradients(narrowed(given, BinaryFormat.BFLOAT16, Narrowing.Rounded.FACTORS).layers().stream()
                            .map(layer -> new LayerGradient(
                                    layer.dW().map(value -> factor * value),
                                    layer.db().map(value -> factor * value)))
                            .toList());
            given.assertNamed(scaled, "unexplained");
        }
    }

    @Test
    void only_factors_can_be_declared_rounded() {
        assertThat(CASE.assertNamed(narrowed(CASE, BinaryFormat.TF32, Narrowing.Rounded.FACTORS), "lower-precision")
                        .remedy())
                .isEqualTo(
                        "compute all of it in the declared precision, or declare what the factors are rounded to: check "
                                + "--factors, or Summation.withFactorsRoundedTo");
        assertThat(CASE.assertNamed(narrowed(CASE, BinaryFormat.TF32, Narrowing.Rounded.INPUTS), "lower-precision")
                        .remedy())
                .isEqualTo("compute all of it in the declared precision, or declare the lower one");
    }

    @ParameterizedTest
    @EnumSource(value = BinaryFormat.class, names = "FLOAT64", mode = EnumSource.Mode.EXCLUDE)
    void factors_that_are_cut_off_are_named(BinaryFormat format) {
        assertThat(CASE.assertNamed(narrowed(CASE, format, Narrowing.Rounded.TRUNCATED_FACTORS), "lower-precision")
                        .sentence())
                .startsWith("a backprop with both factors of every matrix product cut off to ");
    }

    @Test
    void errors_of_the_right_size_alone_are_no_lower_precision() {
        Narrowing narrowing = usual(BinaryFormat.BFLOAT16, Narrowing.Rounded.FACTORS);
        for (int seed = 0; seed < 20; seed++) {
            Map<TensorName, Matrix> random = LowerFormatBackprop.withRandomErrors(
                    CASE.network(), CASE.batch(), narrowing, new Random(100 + seed));
            List<LayerGradient> layers = Stream.of(1, 2, 3)
                    .map(i -> new LayerGradient(
                            Objects.requireNonNull(random.get(TensorName.dW(i))),
                            Objects.requireNonNull(random.get(TensorName.db(i)))))
                    .toList();
            CASE.assertNamed(new Gradients(layers), "unexplained");
        }
    }

    static Stream<DiagnosisCase> cases() {
        return DiagnosisCase.seeded(6).filter(given -> given.precision() != Precision.HALF);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_small_change_of_the_labels_is_none(DiagnosisCase given) {
        for (double change : new double[] {0.01, 0.003, 0.001, 0.0003}) {
            Random random = new Random(1);
            Matrix labels = given.batch().y().map(y -> Math.abs(y - change * random.nextDouble()));
            DiagnosisCase changed = new DiagnosisCase(
                    given.network(),
                    new Batch(given.batch().X(), labels).roundedTo(given.precision()),
                    given.precision());
            assertThat(given.diagnosis(changed.right()))
                    .map(diagnosis -> diagnosis.id().text())
                    .isNotEqualTo(Optional.of("lower-precision"));
        }
    }

    /** In float16, the three right outputs are their labels: then their dZ[L] vanishes, as that of a power nearly does. */
    @Test
    void small_residuals_that_vanish_are_no_lower_precision() {
        RandomCase drawn = CertificationCases.draw(137_000, Precision.FLOAT);
        DiagnosisCase saturated = new DiagnosisCase(drawn.network(), drawn.batch(), Precision.FLOAT);
        for (double power : new double[] {1.5, 2.5, 3.7}) {
            Gradients gradients = saturated.gradients(backprop ->
                    backprop.output = (a, y, p) -> p.round(Math.signum(a - y) * Math.pow(Math.abs(a - y), power)));
            saturated.assertNamed(gradients, "unexplained");
        }
    }
}
