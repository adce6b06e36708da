package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

/** Whether dW[L] and db[L] are the sums of some dZ[L], and whether of the one that is handed on. */
class DeltaSumsTest {

    private static final FaultyBackprop.Output CUBE = (a, y, p) -> p.round((a - y) * (a - y) * (a - y));

    private static Gradients cubes(DiagnosisCase given) {
        return given.gradients(backprop -> backprop.output = CUBE);
    }

    private static String sentence(DiagnosisCase given, Gradients gradients) {
        return given.assertNamed(gradients, "unexplained").sentence();
    }

    private static Gradients with(Gradients gradients, int i, Matrix dW, Matrix db) {
        List<LayerGradient> layers = new ArrayList<>(gradients.layers());
        layers.set(i - 1, new LayerGradient(dW, db));
        return new Gradients(layers);
    }

    private static Matrix noisy(Matrix matrix) {
        Random random = new Random(1);
        return matrix.map(v -> v + random.nextGaussian());
    }

    @Test
    void a_last_layer_that_is_no_sum_over_the_samples_is_said() {
        DiagnosisCase given = DiagnosisCase.of(Precision.DOUBLE, 3, 5, 4, 6, 9, 1);
        assertThat(sentence(given, given.changed(given.right(), DeltaSumsTest::noisy)))
                .endsWith("; no dZ3 gives both dW3 and db3 with A2: look at A2, at the sums over the samples, and at "
                        + "what changes a gradient after backprop");
        LayerGradient last = given.right().layer(3);
        assertThat(sentence(given, with(given.right(), 3, noisy(last.dW()), last.db())))
                .endsWith("; no dZ3 gives both dW3 and db3 with A2: look at A2, at the sums over the samples, and at "
                        + "what changes a gradient after backprop");
    }

    @Test
    void as_many_samples_as_equations_test_nothing_but_the_layers_before_do() {
        DiagnosisCase one = DiagnosisCase.of(Precision.DOUBLE, 3, 9, 8, 1);
        assertThat(sentence(one, cubes(one)))
                .contains("; if dW1 and db1 are its sums over the samples, dZ1 is known: of samples 0 to 5");
        DiagnosisCase two = DiagnosisCase.of(Precision.DOUBLE, 3, 7, 5, 6, 1);
        assertThat(sentence(two, cubes(two)))
                .contains("; dW2 and db2 determine dZ2: of samples 0 to 5")
                .contains("; all other gradients follow from this dZ2");
        assertThat(sentence(two, two.changed(two.right(), DeltaSumsTest::noisy)))
                .contains("; if dW2 and db2 are its sums over the samples, dZ2 is known: of samples ")
                .endsWith("; layer 1 does not follow from this dZ2: look at how dZ1 is made, too");
    }

    @Test
    void layers_that_follow_from_A_minus_y_speak_against_another_dZ() {
        DiagnosisCase given = DiagnosisCase.of(Precision.DOUBLE, 3, 5, 4, 6, 9, 1);
        LayerGradient cubed = cubes(given).layer(3);
        assertThat(sentence(given, with(given.right(), 3, cubed.dW(), cubed.db())))
                .contains(
                        "; but dW1, db1, dW2, db2 are right; if dW3 and db3 are its sums over the samples, dZ3 is known: ")
                .doesNotContain("follow");
    }
}
