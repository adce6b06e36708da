package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inverted dropout with one mask for all samples, computed in plain loops. */
class DropoutActiveTest {

    static Stream<DiagnosisCase> cases() {
        return DiagnosisCase.seeded(8);
    }

    /** The neurons 1 and 2 of the first layer are lost, and 1 of the second, if there is one. */
    private static double factor(DiagnosisCase given, int layer, int neuron, double p) {
        Precision precision = given.precision();
        boolean lost = layer == 1 ? neuron == 1 || neuron == 2 : layer == 2 && neuron == 1;
        return lost ? 0 : precision.round(1 / precision.round(1 - precision.round(p)));
    }

    /** Neurons that are pruned, with nothing rescaled. */
    @ParameterizedTest
    @MethodSource("cases")
    void neurons_that_are_missing_are_no_dropout(DiagnosisCase given) {
        assertThat(GradientCheck.of(given.network(), given.batch(), given.precision())
                        .judge(withDropout(given, 0), Arithmetic.of(given.precision()))
                        .diagnosis()
                        .map(each -> each.id().text()))
                .hasValueSatisfying(id -> assertThat(id).isNotEqualTo("dropout-active"));
    }

    private static EngineOutput withDropout(DiagnosisCase given, double p) {
        Precision precision = given.precision();
        int L = given.network().depth();
        int m = given.batch().size();
        List<Matrix> A = new ArrayList<>(List.of(given.batch().X()));
        List<Matrix> sigmas = new ArrayList<>(A);
        for (int i = 1; i <= L; i++) {
            int layer = i;
            Matrix b = given.network().layer(i).bias();
            Matrix products = product(given.network().layer(i).weights(), A.get(i - 1), precision);
            Matrix sigma = Matrix.generate(products.rows(), m, (r, k) -> {
                double z = precision.round(products.get(r, k) + b.get(r));
                return precision.round(1 / precision.round(1 + precision.round(Math.exp(-z))));
            });
            sigmas.add(sigma);
            A.add(
                    i == L
                            ? sigma
                            : Matrix.generate(
                                    sigma.rows(),
                                    m,
                                    (r, k) -> precision.round(sigma.get(r, k) * factor(given, layer, r, p))));
        }
        Matrix dZ = A.get(L).map(given.batch().y(), (a, y) -> precision.round(a - y));
        List<LayerGradient> layers = new ArrayList<>();
        for (int i = L; i >= 1; i--) {
            int before = i - 1;
            Matrix dW = product(dZ, A.get(before).transpose(), precision).map(sum -> precision.round(sum / m));
            Matrix db = product(dZ, Matrix.filled(m, 1, 1), precision).map(sum -> precision.round(sum / m));
            layers.add(0, new LayerGradient(dW, db));
            if (i > 1) {
                Matrix dA = product(given.network().layer(i).weights().transpose(), dZ, precision);
                Matrix sigma = sigmas.get(before);
                dZ = Matrix.generate(dA.rows(), m, (r, k) -> {
                    double masked = precision.round(dA.get(r, k) * factor(given, before, r, p));
                    double a = sigma.get(r, k);
                    return precision.round(masked * precision.round(a * precision.round(1 - a)));
                });
            }
        }
        return new EngineOutput(
                Optional.of(new ForwardPass(A.subList(1, L + 1), OptionalDouble.empty())), new Gradients(layers));
    }

    private static Matrix product(Matrix left, Matrix right, Precision p) {
        return Matrix.generate(left.rows(), right.columns(), (i, j) -> {
            double sum = 0;
            for (int k = 0; k < left.columns(); k++) {
                sum = p.round(sum + p.round(left.get(i, k) * right.get(k, j)));
            }
            return sum;
        });
    }

    private static Diagnosis diagnosis(DiagnosisCase given, EngineOutput output) {
        GradientCheck check = GradientCheck.of(given.network(), given.batch(), given.precision());
        return check.judge(output, Arithmetic.of(given.precision())).diagnosis().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_usual_probability_is_named(DiagnosisCase given) {
        for (double p : new double[] {0.5, 0.2}) {
            Diagnosis diagnosis = given.assertNamed(withDropout(given, p).gradients(), "dropout-active");
            assertThat(diagnosis.parameters())
                    .containsEntry("p", p)
                    .containsEntry("A1[1]", 0.0)
                    .containsEntry("A1[2]", 0.0);
            assertThat(diagnosis.ties()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void any_other_probability_is_fitted(DiagnosisCase given) {
        Diagnosis diagnosis = given.assertNamed(withDropout(given, 0.37).gradients(), "dropout-active");
        assertThat(diagnosis.parameters().get("p")).isCloseTo(0.37, within(0.05));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void activations_with_dropout_fit_as_well(DiagnosisCase given) {
        assertThat(diagnosis(given, withDropout(given, 0.2)).id()).hasToString("dropout-active");
    }

    @Test
    void activations_with_another_dropout_do_not_fit() {
        DiagnosisCase given = DiagnosisCase.of(Precision.DOUBLE, 1, 16, 4, 4, 1);
        EngineOutput other = new EngineOutput(
                withDropout(given, 0.5).forward(), withDropout(given, 0.2).gradients());
        assertThat(diagnosis(given, other).id()).hasToString("unexplained");
    }

    @Test
    void it_is_described() {
        DiagnosisCase given = DiagnosisCase.of(Precision.DOUBLE, 3, 32, 4, 4, 3, 1);
        Diagnosis diagnosis =
                given.diagnosis(withDropout(given, 0.2).gradients()).orElseThrow();
        assertThat(diagnosis.text())
                .isEqualTo(
                        "A1[1, 2] and A2[1] are 0 for every sample, and the activations of the other neurons are 1/(1 − p) "
                                + "times as large, p = 0.2, and so is what goes back through them: as if dropout is active; switch it "
                                + "off (PyTorch: model.eval(); Keras: training=False)");
        assertThat(diagnosis.parameters()).isEqualTo(Map.of("p", 0.2, "A1[1]", 0.0, "A1[2]", 0.0, "A2[1]", 0.0));
    }
}
