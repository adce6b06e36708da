package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** db summed over something else than the samples. */
class BiasTest {

    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 3, 32, 4, 4, 3, 1);

    private static final String AXIS =
            "; sum over the samples alone, for each neuron (NumPy: np.sum(dZ, axis=1, keepdims=True) / m; Java: a sum for each row of dZ)";

    static Stream<DiagnosisCase> cases() {
        return DiagnosisCase.seeded(8).filter(given -> given.precision() != Precision.HALF);
    }

    private static double sum(DiagnosisCase given, Matrix matrix, int row) {
        return IntStream.range(0, matrix.columns())
                .mapToDouble(j -> matrix.get(row, j))
                .reduce(0, (a, b) -> given.precision().round(a + b));
    }

    private static Gradients fromWeights(DiagnosisCase given, boolean mean) {
        return new Gradients(given.right().layers().stream()
                .map(layer -> {
                    Matrix dW = layer.dW();
                    Matrix db = layer.db()
                            .withEntries(k -> given.precision().round(sum(given, dW, k) / (mean ? dW.columns() : 1)));
                    return new LayerGradient(dW, db);
                })
                .toList());
    }

    private static Gradients sameForAll(DiagnosisCase given, double factor, boolean mean) {
        return ((GradientMistake) (tensor, right) -> {
                    double sum = sum(given, right.transpose(), 0);
                    return tensor.is(Quantity.db) && right.rows() > 1
                            ? right.map(value -> factor * sum / (mean ? right.rows() : 1))
                            : right;
                })
                .in(given);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void biases_from_the_product_for_the_weights_are_found(DiagnosisCase given) {
        given.assertNamed(fromWeights(given, false), "bias-from-weights");
        given.assertNamed(fromWeights(given, true), "bias-from-weights");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_sum_without_an_axis_is_found(DiagnosisCase given) {
        given.assertNamed(sameForAll(given, 1, true), "bias-axis");
        given.assertNamed(sameForAll(given, 1, false), "bias-axis");
        given.assertNamed(sameForAll(given, given.batch().size(), false), "bias-axis");
    }

    @Test
    void biases_from_the_product_are_described() {
        String why =
                " of each row of dW[i]: it is made from the product dZ Aᵀ, which makes dW, and not from dZ alone; sum "
                        + "dZ[i] over the samples, and divide by m";
        assertThat(text(fromWeights(CASE, false))).isEqualTo("every db[i] is the sum" + why);
        assertThat(text(fromWeights(CASE, true))).isEqualTo("every db[i] is the mean" + why);
    }

    @Test
    void a_sum_without_an_axis_is_described() {
        String all = "all entries of each db are one number, ";
        assertThat(text(sameForAll(CASE, 1, true)))
                .isEqualTo(all + "the mean over its neurons: np.mean(dZ) has no axis, and runs over neurons and samples"
                        + AXIS);
        assertThat(text(sameForAll(CASE, 1, false)))
                .isEqualTo(all
                        + "the sum over its neurons: the sum of dZ has no axis, or the wrong one, and runs over neurons "
                        + "and samples, then it is divided by m" + AXIS);
        assertThat(text(sameForAll(CASE, 32, false)))
                .isEqualTo(all
                        + "m times the sum over its neurons: np.sum(dZ) has no axis, runs over neurons and samples, and "
                        + "is not divided by m" + AXIS);
    }

    private static String text(Gradients gradients) {
        return CASE.diagnosis(gradients).orElseThrow().text();
    }
}
