package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class LayerParametersTest {

    private static final Network NETWORK = Samples.network(1, 2, 3, 1);

    @Test
    void weights_are_turned_on_the_way_in_and_back_on_the_way_out() {
        Map<String, INDArray> table = new LinkedHashMap<>();
        LayerParameters.set(NETWORK, Precision.DOUBLE, table::put);

        assertThat(Objects.requireNonNull(table.get("0_W")).shape()).containsExactly(2, 3);
        Matrix back = LayerParameters.sums(NETWORK, table).layer(1).dW();
        assertThat(back).isEqualTo(NETWORK.layer(1).weights());
    }

    @Test
    void a_missing_gradient_is_named() {
        Map<String, INDArray> table = new LinkedHashMap<>();
        LayerParameters.set(NETWORK, Precision.DOUBLE, table::put);
        table.remove("1_b");

        assertThatIllegalStateException()
                .isThrownBy(() -> LayerParameters.sums(NETWORK, table))
                .withMessage("DL4J returned no gradient of 1_b, only of [0_W, 0_b, 1_W]");
    }

    @Test
    void an_unknown_gradient_is_named() {
        Map<String, INDArray> table = new LinkedHashMap<>();
        LayerParameters.set(NETWORK, Precision.DOUBLE, table::put);
        table.put("2_W", Transfer.array(Matrix.of(1, 1, 0), Precision.DOUBLE));

        assertThatIllegalStateException()
                .isThrownBy(() -> LayerParameters.sums(NETWORK, table))
                .withMessage("DL4J returned gradients of parameters that were not set: [2_W]");
    }
}
