package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.junit.jupiter.api.Test;

/** One neuron with the weight 1.5 and the bias −1.5, whose last place is 2⁻⁵². */
class ParameterDifferencesTest {

    private static final EvidenceCase CASE = EvidenceCase.of(
            new Network(List.of(new Layer(Matrix.row(1.5), Matrix.row(-1.5)))),
            new Batch(Matrix.row(0, 1), Matrix.row(0, 1)));

    private static boolean are(double dW, double db) {
        return ParameterDifferences.are(
                CASE.changed((tensor, exact) -> Matrix.row(tensor.toString().startsWith("dW") ? dW : db)));
    }

    @Test
    void a_difference_is_a_multiple_of_the_last_place() {
        // 5 and 7 last places: with 2 and 2 bits before the point, each lacks 50 digits.
        assertThat(are(5 * 0x1p-52, 7 * 0x1p-52)).isTrue();
        assertThat(are(-5 * 0x1p-52, -7 * 0x1p-52)).isTrue();
        assertThat(are(5.5 * 0x1p-52, 7 * 0x1p-52)).isFalse();
    }

    @Test
    void the_smaller_parameter_has_the_finer_last_place() {
        // 1.5 − 0.75 is below 1, where the last place is 2⁻⁵³.
        assertThat(are(0.75 + 0x1p-53, 0x1p-30)).isTrue();
        assertThat(are(-0.75 - 0x1p-53, 0x1p-30)).isTrue();
        assertThat(are(0.25 + 0x1p-53, 0x1p-30)).isFalse();
    }

    @Test
    void twenty_digits_are_missing_in_all() {
        // 2⁻ᵏ lacks k digits of the last place of 1.5.
        assertThat(are(0x1p-10, 0x1p-10)).isTrue();
        assertThat(are(0x1p-10, 0x1p-9)).isFalse();
        assertThat(are(0, 0x1p-20)).isTrue();
        assertThat(are(0, 0x1p-19)).isFalse();
        assertThat(are(0, 0)).isFalse();
    }

    @Test
    void a_number_larger_than_its_parameter_takes_nothing_away() {
        assertThat(are(1024, 0x1p-20)).isTrue();
    }
}
