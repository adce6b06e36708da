package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the benchmarks time of DL4J is the work that it should be, the second time too. */
class BuiltOnceTest {

    private static final Network NETWORK = SeededCases.network(1, 1, 5, 4, 1);
    private static final Batch BATCH = SeededCases.batch(5, 7, 1);

    @Test
    void multi_layer_network_computes_the_gradient_that_its_engine_returns() {
        Gradients expected = new MultiLayerEngine().gradients(NETWORK, BATCH, Precision.DOUBLE);
        BuiltMultiLayer built = new BuiltMultiLayer(NETWORK, BATCH, Precision.DOUBLE);
        for (int k = 0; k < 2; k++) {
            built.compute();
            assertThat(built.gradients()).isEqualTo(expected);
        }
    }

    @Test
    void same_diff_computes_the_gradient_that_its_engine_returns() {
        Gradients expected = new SameDiffEngine().gradients(NETWORK, BATCH, Precision.DOUBLE);
        BuiltSameDiff built = new BuiltSameDiff(NETWORK, BATCH, Precision.DOUBLE);
        for (int k = 0; k < 2; k++) {
            Map<String, ?> gradients = built.compute();
            assertThat(Transfer.matrix((INDArray) gradients.get("W1"), 4, 5, "dW1"))
                    .isEqualTo(expected.layer(1).dW());
        }
    }

    @Test
    void the_gradient_check_passes_a_right_gradient_whole_and_in_part() {
        assertThat(new BuiltGradientCheck(NETWORK, BATCH, 3).passes()).isTrue();
        assertThat(new BuiltGradientCheck(NETWORK, BATCH, Integer.MAX_VALUE).passes())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true"})
    void blas_multiplies_the_matrices_that_it_is_told_to(boolean transposesA, boolean transposesB) {
        Matrix a = Matrix.of(2, 2, 1, 2, 3, 4);
        Matrix b = Matrix.of(2, 2, 5, 6, 7, 9);
        BlasProduct product = new BlasProduct(a, transposesA, b, transposesB, Precision.FLOAT);
        product.compute();
        assertThat(product.product())
                .isEqualTo((transposesA ? a.transpose() : a).times(transposesB ? b.transpose() : b));
    }
}
