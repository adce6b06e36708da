package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Right numbers in the wrong place. */
@ExtendWith(NotNamedInHalf.class)
class MisplacedTest {

    /** Layers 1 and 2 have one shape. */
    private static final DiagnosisCase CASE = DiagnosisCase.of(Precision.DOUBLE, 3, 9, 4, 4, 4, 1);

    private static final String ORDER_OF_LAYERS =
            ": the list of the layers is in another order, as it is if the gradients are collected from the last to the first, "
                    + "or two are exchanged; store each gradient under its own layer";

    private static final String ORDER =
            ": as if rows or columns are sorted, shuffled or reversed for the pass, and not put back; put them back into the order of W and b";

    static Stream<DiagnosisCase> cases() {
        return DiagnosisCase.seeded(8);
    }

    private static Matrix parameter(DiagnosisCase given, TensorName tensor) {
        Layer layer = given.network().layer(tensor.layer());
        return tensor.is(TensorName.Quantity.dW) ? layer.weights() : layer.bias();
    }

    private static Matrix rows(Matrix matrix, IntUnaryOperator source) {
        return Matrix.generate(matrix.rows(), matrix.columns(), (i, j) -> matrix.get(source.applyAsInt(i), j));
    }

    private static Gradients changed(DiagnosisCase given, TensorName which, GradientMistake change) {
        return ((GradientMistake) (tensor, right) -> tensor.equals(which) ? change.of(tensor, right) : right).in(given);
    }

    private static String text(Gradients gradients) {
        return CASE.assertNamed(gradients, "misplaced").text();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void parameters_in_place_of_gradients_are_found(DiagnosisCase given) {
        given.assertNamed(((GradientMistake) (tensor, right) -> parameter(given, tensor)).in(given), "misplaced");
        Diagnosis one = given.assertNamed(
                changed(given, TensorName.dW(1), (tensor, right) -> parameter(given, tensor)), "misplaced");
        assertThat(one.parameters()).containsEntry("layer", 1.0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rows_and_columns_in_another_order_are_found(DiagnosisCase given) {
        Matrix dW = given.network().layer(1).weights();
        List<Integer> shuffled =
                new ArrayList<>(IntStream.range(0, dW.columns()).boxed().toList());
        Collections.shuffle(shuffled, new Random(1));
        Diagnosis diagnosis = given.assertNamed(
                changed(given, TensorName.dW(1), (tensor, right) -> rows(right.transpose(), shuffled::get)
                        .transpose()),
                "misplaced");
        diagnosis.parameters().forEach((name, source) -> assertThat(source.intValue())
                .isEqualTo(shuffled.get(Integer.parseInt(name.substring("dW1 column ".length())))));
        given.assertNamed(
                changed(given, TensorName.db(1), (tensor, right) -> rows(right, k -> right.rows() - 1 - k)),
                "misplaced");
    }

    @Test
    void returned_parameters_are_described() {
        String why =
                " returned: as if the gradient is read from the attribute or the key of the parameter; read the gradient "
                        + "(PyTorch: .grad)";
        assertThat(text(((GradientMistake) (tensor, right) -> parameter(CASE, tensor)).in(CASE)))
                .isEqualTo("in place of every dW and db, W and b are" + why);
        assertThat(text(changed(CASE, TensorName.dW(2), (tensor, right) -> parameter(CASE, tensor))))
                .isEqualTo("in place of dW2, W2 is" + why);
    }

    @Test
    void exchanged_layers_are_described() {
        List<LayerGradient> layers = CASE.right().layers();
        assertThat(text(new Gradients(List.of(layers.get(1), layers.get(0), layers.get(2)))))
                .isEqualTo(
                        "dW1 holds the numbers of dW2, db1 holds the numbers of db2, dW2 holds the numbers of dW1, db2 holds "
                                + "the numbers of db1" + ORDER_OF_LAYERS);
    }

    @Test
    void exchanged_biases_are_described() {
        List<LayerGradient> layers = CASE.right().layers();
        LayerGradient first =
                new LayerGradient(layers.get(0).dW(), layers.get(1).db());
        LayerGradient second =
                new LayerGradient(layers.get(1).dW(), layers.get(0).db());
        assertThat(text(new Gradients(List.of(first, second, layers.get(2)))))
                .isEqualTo("db1 holds the numbers of db2, db2 holds the numbers of db1" + ORDER_OF_LAYERS);
    }

    @Test
    void a_shared_array_is_described() {
        List<LayerGradient> layers = CASE.right().layers();
        assertThat(text(new Gradients(List.of(layers.get(0), layers.get(0), layers.get(2)))))
                .isEqualTo(
                        "dW2 holds the numbers of dW1, db2 holds the numbers of db1: one array is used for several gradients "
                                + "of the same shape, or one is stored under two names; give each gradient an array of its own");
    }

    @Test
    void weights_and_bias_of_one_shape_can_be_exchanged() {
        Network network = new Network(List.of(
                new Layer(Matrix.column(0.5, -1, 2), Matrix.column(0.1, 0.2, 0.3)),
                new Layer(Matrix.row(1, -2, 0.5), Matrix.column(0.25))));
        DiagnosisCase given =
                new DiagnosisCase(network, new Batch(Matrix.row(1, -0.5, 3), Matrix.row(0, 1, 1)), Precision.DOUBLE);
        Gradients right = given.right();
        LayerGradient first =
                new LayerGradient(right.layer(1).db(), right.layer(1).dW());
        assertThat(given.assertNamed(new Gradients(List.of(first, right.layer(2))), "misplaced")
                        .text())
                .isEqualTo("dW1 holds the numbers of db1, db1 holds the numbers of dW1" + ORDER_OF_LAYERS);
    }

    @Test
    void another_order_is_described() {
        assertThat(text(changed(CASE, TensorName.dW(2), (tensor, right) -> rows(right, k -> 3 - k))))
                .isEqualTo("dW2 holds the right numbers, but its rows are in reverse order" + ORDER);
        assertThat(text(changed(CASE, TensorName.db(2), (tensor, right) -> rows(right, k -> (k + 1) % 4))))
                .isEqualTo("db2 holds the right numbers, but its entries are rotated: 0 (from 0) belongs at 1" + ORDER);
        assertThat(text(changed(CASE, TensorName.dW(2), (tensor, right) -> rows(right, k -> k < 2 ? 1 - k : k))))
                .isEqualTo("dW2 holds the right numbers, but its rows are in another order: 0 (from 0) belongs at 1"
                        + ORDER);
    }
}
