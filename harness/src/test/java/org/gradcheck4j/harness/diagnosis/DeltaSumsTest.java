package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradcheck4j.harness.diagnosis.CubedResiduals.cubes;
import static org.gradcheck4j.harness.diagnosis.CubedResiduals.noisy;
import static org.gradcheck4j.harness.diagnosis.CubedResiduals.sentence;
import static org.gradcheck4j.harness.diagnosis.CubedResiduals.with;

import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

/** Whether dW[L] and db[L] are the sums of some dZ[L], and whether of the one that is handed on. */
class DeltaSumsTest {

    @Test
    void a_last_layer_that_is_no_sum_over_the_samples_is_said() {
        DiagnosisCase given = DiagnosisCase.of(Precision.DOUBLE, 3, 5, 4, 6, 9, 1);
        assertThat(sentence(given, given.changed(given.right(), CubedResiduals::noisy)))
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
        assertThat(sentence(two, two.changed(two.right(), CubedResiduals::noisy)))
                .contains("; if dW2 and db2 are its sums over the samples, dZ2 is known: of samples ")
                .endsWith("; layer 1 does not follow from this dZ2: look at how dZ1 is made, too");
    }

    @Test
    void layers_that_follow_from_A_minus_y_speak_against_another_dZ() {
        DiagnosisCase given = DiagnosisCase.of(Precision.DOUBLE, 3, 5, 4, 6, 9, 1);
        LayerGradient cubed = cubes(given).layer(3);
        assertThat(sentence(given, with(given.right(), 3, cubed.dW(), cubed.db())))
                .contains(
                        "dW1, db1, dW2 and db2, made from the same dZ3, are right, so look at how dW3 and db3 are made from it, and at "
                                + "what is done to them afterwards; if dW3 and db3 are its sums over the samples, dZ3 is known: ")
                .doesNotContain("follow");
    }
}
