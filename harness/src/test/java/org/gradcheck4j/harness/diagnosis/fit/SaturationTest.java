package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One neuron with the weight 1, so that Z is X. A clip of 1e-7 begins at |z| = 16.118. */
class SaturationTest {

    private static Evidence evidence(double z, double y) {
        Network network = new Network(List.of(new Layer(Matrix.row(1), Matrix.row(0))));
        return EvidenceCase.of(network, new Batch(Matrix.row(0, z), Matrix.row(1, y)))
                .right();
    }

    @ParameterizedTest
    @CsvSource({"16.12, true", "-16.12, true", "16.11, false", "-16.11, false"})
    void a_right_output_within_1e_7_of_its_end_does_not_show_whether_it_counts(double z, boolean expected) {
        assertThat(Saturation.shows(evidence(z, z > 0 ? 1 : 0), 1)).isEqualTo(!expected);
    }

    @Test
    void a_wrong_one_shows_if_a_more_saturated_one_is_wrong_too() {
        Network network = new Network(List.of(new Layer(Matrix.row(1), Matrix.row(0))));
        Evidence evidence = EvidenceCase.of(network, new Batch(Matrix.row(17, -18, 19), Matrix.row(0, 1, 1)))
                .right();
        assertThat(Saturation.shows(evidence, 0)).isTrue();
        assertThat(Saturation.hides(evidence, 0)).isFalse();
        assertThat(Saturation.hides(evidence, 1)).isTrue();
        assertThat(Saturation.shows(evidence, 1)).isFalse();
        assertThat(Saturation.shows(evidence, 2)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "17, 0, true",
        "17, 0.4, true",
        "17, 0.5, false",
        "17, 1, false",
        "-17, 1, true",
        "-17, 0.6, true",
        "-17, 0.5, false",
        "-17, 0, false",
        "15, 0, false"
    })
    void it_hides_what_becomes_of_a_sample_if_it_is_wrong(double z, double y, boolean expected) {
        assertThat(Saturation.hides(evidence(z, y), 1)).isEqualTo(expected);
    }

    @Test
    void an_output_of_a_half_hides_nothing() {
        assertThat(Saturation.hides(evidence(17, 0), 0)).isFalse();
    }
}
