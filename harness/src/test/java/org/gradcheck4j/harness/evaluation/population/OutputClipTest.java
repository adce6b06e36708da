package org.gradcheck4j.harness.evaluation.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck4j.dl4j.MultiLayerEngine;
import org.gradcheck4j.dl4j.SameDiffEngine;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputClipTest {

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
        assertThat(reached(new MultiLayerEngine(), precision, z)).isEqualTo(clipped);
    }

    @ParameterizedTest
    @CsvSource({"DOUBLE, 100", "FLOAT, -100", "HALF, 11"})
    void samediff_never_does(Precision precision, double z) {
        assertThat(reached(new SameDiffEngine(), precision, z)).isFalse();
    }

    private static boolean reached(GradientEngine engine, Precision precision, double z) {
        Network neuron = new Network(List.of(new Layer(Matrix.row(z), Matrix.column(0))));
        GradientCheck check = GradientCheck.of(neuron, new Batch(Matrix.column(1), Matrix.row(1)), precision);
        return OutputClip.reached(engine, check, check.tolerance(Arithmetic.of(precision)));
    }
}
