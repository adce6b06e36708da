package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class LayerParametersTest {

    private static final Network NETWORK = RandomCases.network(1, 2, 3, 1);

    @Test
    void a_missing_gradient_is_named() {
        Map<String, INDArray> table = new LinkedHashMap<>();
        LayerParameters.set(NETWORK, Precision.DOUBLE, table::put);
        table.remove("1_b");

        assertThatIllegalStateException()
                .isThrownBy(() -> LayerParameters.mean(NETWORK, table, 1, Precision.DOUBLE))
                .withMessage("DL4J returned no gradient of 1_b, only of [0_W, 0_b, 1_W]");
    }

    @Test
    void an_unknown_gradient_is_named() {
        Map<String, INDArray> table = new LinkedHashMap<>();
        LayerParameters.set(NETWORK, Precision.DOUBLE, table::put);
        table.put("2_W", Transfer.array(Matrix.of(1, 1, 0), Precision.DOUBLE));

        assertThatIllegalStateException()
                .isThrownBy(() -> LayerParameters.mean(NETWORK, table, 1, Precision.DOUBLE))
                .withMessage("DL4J returned gradients of parameters that were not set: [2_W]");
    }
}
