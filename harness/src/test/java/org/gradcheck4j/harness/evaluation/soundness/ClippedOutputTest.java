package org.gradcheck4j.harness.evaluation.soundness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClippedOutputTest {

    @ParameterizedTest
    @CsvSource({
        "DOUBLE, 11.5, false",
        "DOUBLE, 11.6, true",
        "DOUBLE, -11.5, false",
        "DOUBLE, -11.6, true",
        "FLOAT, 11.4, false",
        "FLOAT, 11.6, true",
        "HALF, 5, false",
        "HALF, 8, true",
        "HALF, -9, false",
        "HALF, -11, true",
    })
    void dl4js_layers_leave_the_formula_near_the_ends_of_their_clip(Precision precision, double z, boolean clipped) {
        assertThat(reaches("dl4j-multilayer", precision, z)).isEqualTo(clipped);
    }

    @ParameterizedTest
    @CsvSource({"DOUBLE, 100", "FLOAT, -100", "HALF, 11"})
    void samediff_never_does(Precision precision, double z) {
        assertThat(reaches("dl4j-samediff", precision, z)).isFalse();
    }

    private static boolean reaches(String engine, Precision precision, double z) {
        Network neuron = new Network(List.of(new Layer(Matrix.row(z), Matrix.column(0))));
        GradientCheck check = GradientCheck.of(neuron, new Batch(Matrix.column(1), Matrix.row(1)), precision);
        return ClippedOutput.reaches(engine, check.solution(), precision, check.tolerance(Arithmetic.of(precision)));
    }
}
