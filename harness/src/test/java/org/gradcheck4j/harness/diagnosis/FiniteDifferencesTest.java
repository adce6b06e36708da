package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numerical gradients in place of backprop's. */
class FiniteDifferencesTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 3, 20, 5, 4, 3, 1);

    private static double loss(DiagnosisCase given, Network network) {
        double sum = 0;
        Matrix X = given.batch().X();
        for (int k = 0; k < X.columns(); k++) {
            int sample = k;
            Matrix a = Matrix.generate(X.rows(), 1, (r, c) -> X.get(r, sample));
            double z = 0;
            for (Layer layer : network.layers()) {
                Matrix Z = layer.weights().times(a).plus(layer.bias());
                z = Z.get(0);
                a = Z.map(v -> given.precision().round(1 / (1 + Math.exp(-v))));
            }
            sum += Math.max(z, 0) - given.batch().y().get(k) * z + Math.log1p(Math.exp(-Math.abs(z)));
        }
        return given.precision().round(sum / X.columns());
    }

    private static Gradients numerical(DiagnosisCase given, double h, boolean central) {
        ToDoubleFunction<Network> loss = network -> loss(given, network);
        List<LayerGradient> layers = new ArrayList<>();
        for (int i = 1; i <= given.network().depth(); i++) {
            Layer layer = given.network().layer(i);
            int at = i;
            layers.add(new LayerGradient(
                    quotients(
                            layer.weights(),
                            given,
                            h,
                            central,
                            W -> loss.applyAsDouble(with(given.network(), at, new Layer(W, layer.bias())))),
                    quotients(
                            layer.bias(),
                            given,
                            h,
                            central,
                            b -> loss.applyAsDouble(with(given.network(), at, new Layer(layer.weights(), b))))));
        }
        return new Gradients(layers);
    }

    private static Matrix quotients(
            Matrix parameter, DiagnosisCase given, double h, boolean central, ToDoubleFunction<Matrix> loss) {
        return parameter.withEntries(at -> {
            double above = loss.applyAsDouble(
                    parameter.withEntries(k -> given.precision().round(parameter.get(k) + (k == at ? h : 0))));
            double below = loss.applyAsDouble(parameter.withEntries(
                    k -> given.precision().round(parameter.get(k) - (k == at && central ? h : 0))));
            return given.precision().round((above - below) / (central ? 2 * h : h));
        });
    }

    private static Network with(Network network, int i, Layer layer) {
        List<Layer> layers = new ArrayList<>(network.layers());
        layers.set(i - 1, layer);
        return new Network(layers);
    }

    @ParameterizedTest
    @CsvSource({
        "DOUBLE, 1e-2, true", "DOUBLE, 1e-3, true", "DOUBLE, 1e-4, true", "DOUBLE, 1e-5, true", "DOUBLE, 1e-6, true",
        "DOUBLE, 1e-7, true", "DOUBLE, 1e-8, true", "DOUBLE, 1e-4, false", "DOUBLE, 1e-6, false", "DOUBLE, 1e-8, false",
        "FLOAT, 1e-2, true", "FLOAT, 1e-3, true", "FLOAT, 1e-4, true", "FLOAT, 1e-3, false", "FLOAT, 1e-5, false"
    })
    void the_step_is_found(Precision precision, double h, boolean central) {
        for (int seed = 0; seed < 5; seed++) {
            DiagnosisCase given = DiagnosisCase.of(precision, seed, 20, 5, 4, 3, 1);
            Diagnosis diagnosis = given.assertNamed(numerical(given, h, central), "finite-differences");
            assertThat(diagnosis.parameters()).containsExactly(Map.entry("h", h));
            assertThat(diagnosis.sentence()).contains(central ? "(J(θ + h) − J(θ − h))/(2h)" : "(J(θ + h) − J(θ))/h");
        }
    }

    @Test
    void the_whole_sentence() {
        assertThat(CASE.assertNamed(numerical(CASE, 1e-6, true), "finite-differences")
                        .text())
                .isEqualTo(
                        "every dW and db is a difference quotient of the loss, (J(θ + h) − J(θ − h))/(2h) with h = 1e-6, "
                                + "and off by up to 1.61e-10, in multiples of J's last place ÷ 2h: the numerical gradient of a check "
                                + "was returned in place of backprop's; return backprop's gradient: a numerical one is only to "
                                + "compare with");
    }

    @Test
    void noise_as_large_as_that_of_a_small_step_is_none() {
        for (double size : new double[] {1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6}) {
            Random random = new Random(1);
            Gradients noisy = CASE.changed(CASE.right(), d -> d.map(v -> v + size * random.nextGaussian()));
            CASE.assertNamed(noisy, "unexplained");
        }
    }
}
