package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

/** A sample whose output is 1 in float, though its label is 0: many mistakes take its gradient away. */
class SaturatedSampleTest {

    private static final DiagnosisCase CASE = new DiagnosisCase(
            new Network(List.of(new Layer(Matrix.of(1, 3, 1, 0.5, 0.25), Matrix.column(0)))),
            new Batch(
                    Matrix.of(3, 5, 30, 1, -1, 0.5, 2, 1, -1, 2, 0.25, 1, 1, 3, 0.5, -2, -1),
                    Matrix.row(0, 1, 0, 1, 0)),
            Precision.FLOAT);

    @Test
    void a_saturated_sample_is_not_said_to_be_left_out() {
        assertThat(name(0)).isNotIn("sample-dropped", "label-wrong");
    }

    @Test
    void another_sample_is() {
        assertThat(name(1)).isEqualTo("sample-dropped");
    }

    private static String name(int dropped) {
        Gradients gradients = CASE.gradients(backprop -> backprop.dropped = dropped);
        return CASE.diagnosis(gradients).orElseThrow().id().text();
    }
}
