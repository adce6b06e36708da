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
        TensorChange eachFifth = (tensor, right) ->
                right.withEntries(k -> right.get(k) + (k % 5 == 0 ? 1.5 * bound(tolerance, tensor, right, k) : 0));
        assertThat(declared.diagnosis(eachFifth.in(declared)).orElseThrow().id())
                .hasToString("unexplained");
    }

    @ParameterizedTest
    @CsvSource({
        // Numbers of 8 bits: in half, a normal number has 11 and can lack 3. Six lack 18 bits, five lack 15.
        "1, 6, lower-precision",
        "1, 5, unexplained",
        // These are near 2^-17, which is subnormal in half: it has 8 bits at most, and lacks none.
        "9.765625e-4, 6, unexplained"
    })
    void that_a_format_holds_the_numbers_counts_by_the_bits_that_they_lack(double size, int entries, String id) {
        Network network = new Network(List.of(new Layer(Matrix.row(new double[entries]), Matrix.row(0))));
        Batch batch = new Batch(Matrix.filled(entries, 2, size), Matrix.row(0, 1));
        Gradients narrow = new Gradients(List.of(new LayerGradient(
                Matrix.generate(1, entries, (i, k) -> BinaryFormat.BFLOAT16.round(size * (0x1p-7 + k * 0x1p-14))),
                Matrix.row(0))));
        Optional<Diagnosis> diagnosis = GradientCheck.of(network, batch, Precision.HALF)
                .judge(EngineOutput.of(narrow), Arithmetic.of(Precision.HALF))
                .diagnosis();
        assertThat(diagnosis.orElseThrow().id()).hasToString(id);
    }

    private static double bound(Tolerance tolerance, TensorName tensor, Matrix right, int k) {
        return tolerance.bound(tensor, k, right.get(k));
    }
}
