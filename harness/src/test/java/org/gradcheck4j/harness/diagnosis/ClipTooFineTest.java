package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck4j.dl4j.MultiLayerEngine;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClipTooFineTest {

    private static final Gradients NOT_A_NUMBER =
            new Gradients(List.of(new LayerGradient(Matrix.row(Double.NaN), Matrix.column(Double.NaN))));

    @ParameterizedTest
    @CsvSource({"12, 0", "12, 1", "100, 0", "-14, 1"})
    void a_clip_that_half_does_not_hold_predicts_what_dl4j_returns(double z, double y) {
        Gradients gradients =
                new MultiLayerEngine().gradients(neuron(z), new Batch(Matrix.row(1), Matrix.row(y)), Precision.HALF);
        assertThat(diagnosis(z, y, Precision.HALF, gradients)).isEqualTo("clipped-loss");
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "-14, 0"})
    void a_nan_elsewhere_is_not_explained(double z, double y) {
        assertThat(diagnosis(z, y, Precision.HALF, NOT_A_NUMBER)).isEqualTo("non-finite");
    }

    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "FLOAT"})
    void a_nan_is_not_explained_if_the_precision_holds_the_clip(Precision precision) {
        assertThat(diagnosis(12, 0, precision, NOT_A_NUMBER)).isEqualTo("non-finite");
    }

    private static String diagnosis(double z, double y, Precision precision, Gradients gradients) {
        GradientCheck check = GradientCheck.of(neuron(z), new Batch(Matrix.row(1), Matrix.row(y)), precision);
        var arithmetic = new MultiLayerEngine().arithmetic(precision);
        Judgement judgement = check.judge(EngineOutput.of(gradients), arithmetic);
        return judgement.diagnosis().orElseThrow().id().text();
    }

    private static Network neuron(double z) {
        return new Network(List.of(new Layer(Matrix.row(z), Matrix.column(0))));
    }
}
