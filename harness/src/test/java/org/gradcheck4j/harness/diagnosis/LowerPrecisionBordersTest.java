package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.BinaryFormat;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a gradient must be of a lower format, and which formats are lower. */
class LowerPrecisionBordersTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 3, 20, 8, 6, 4, 1);

    private static Diagnosis roundedIn(int layer) {
        List<LayerGradient> layers = new ArrayList<>(CASE.right().layers());
        LayerGradient right = layers.get(layer - 1);
        layers.set(
                layer - 1,
                new LayerGradient(
                        right.dW().map(BinaryFormat.FLOAT32::round), right.db().map(BinaryFormat.FLOAT32::round)));
        return CASE.diagnosis(new Gradients(layers)).orElseThrow();
    }

    @Test
    void a_tenth_of_all_entries_is_wrong_at_least() {
        // Of 87 entries, layer 2 has 28, and layer 3 has 5.
        assertThat(roundedIn(2).id()).hasToString("lower-precision");
        assertThat(roundedIn(2).parameters()).containsEntry("bits", 24.0);
        assertThat(roundedIn(3).id()).hasToString("unexplained");
    }

    @Test
    void the_declared_format_is_not_lower() {
        DiagnosisCase declared = DiagnosisCase.of(Precision.FLOAT, 3, 20, 8, 6, 4, 1);
        GradientCheck check = GradientCheck.of(declared.network(), declared.batch(), Precision.FLOAT);
        Tolerance tolerance = check.tolerance(Arithmetic.of(Precision.FLOAT));
        GradientMistake eachFifth = (tensor, right) ->
                right.withEntries(k -> right.get(k) + (k % 5 == 0 ? 1.5 * bound(tolerance, tensor, right, k) : 0));
        assertThat(declared.diagnosis(eachFifth.in(declared)).orElseThrow().id())
                .hasToString("unexplained");
    }

    /** In half, a number has 11 bits, and one of 8 bits lacks 3: six lack 18, five 15. */
    @ParameterizedTest
    @CsvSource({"6, 0, lower-precision", "5, 0, unexplained", "6, 1, unexplained"})
    void that_a_format_holds_the_numbers_counts_by_the_bits_that_they_lack(int entries, double label, String id) {
        // If the labels are 0 and 1, the terms cancel: of what is left of them, no bits need be there.
        Network network = new Network(List.of(new Layer(Matrix.row(new double[entries]), Matrix.row(0))));
        Batch batch = new Batch(Matrix.filled(entries, 2, 1), Matrix.row(0, label));
        double narrow = (label == 0 ? 0.5 : 0) + 0x1p-6;
        Gradients gradients = new Gradients(
                List.of(new LayerGradient(Matrix.filled(1, entries, narrow), Matrix.row(label == 0 ? 0.5 : 0))));
        Optional<Diagnosis> diagnosis = GradientCheck.of(network, batch, Precision.HALF)
                .judge(EngineOutput.of(gradients), Arithmetic.of(Precision.HALF))
                .diagnosis();
        assertThat(diagnosis.orElseThrow().id()).hasToString(id);
    }

    @Test
    void activations_of_a_lower_format_are_named_too() {
        GradientCheck check = GradientCheck.of(CASE.network(), CASE.batch(), Precision.DOUBLE);
        List<Matrix> activations = check.solution().A().stream()
                .map(A -> A.rounded().map(BinaryFormat.FLOAT32::round))
                .toList();
        EngineOutput output = new EngineOutput(
                Optional.of(new ForwardPass(activations, check.solution().J().high(0))), CASE.right());
        Diagnosis diagnosis =
                check.judge(output, Arithmetic.of(Precision.DOUBLE)).diagnosis().orElseThrow();
        assertThat(diagnosis.id()).hasToString("lower-precision");
    }

    private static double bound(Tolerance tolerance, TensorName tensor, Matrix right, int k) {
        return tolerance.bound(tensor, k, right.get(k));
    }
}
