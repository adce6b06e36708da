package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.factory.Nd4j;

class TransferTest {

    @ParameterizedTest
    @EnumSource
    void every_value_of_a_precision_comes_back_bit_by_bit(Precision precision) {
        double[] values = Arrays.stream(SigmoidAccuracy.arguments(precision, 3))
                .limit(100_000)
                .toArray();
        values[0] = precision.smallestSubnormal();
        values[1] = -precision.largestFinite();
        values[2] = -0.0;
        Matrix matrix = Matrix.row(values);

        assertThat(Transfer.matrix(Transfer.array(matrix, precision), 1, values.length, "it"))
                .isEqualTo(matrix);
    }

    @Test
    void rows_stay_rows() {
        Matrix matrix = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);

        assertThat(Transfer.array(matrix, Precision.FLOAT).getDouble(1, 0)).isEqualTo(4);
    }

    @Test
    void a_view_in_another_order_is_read_as_it_looks() {
        Matrix matrix = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);

        assertThat(Transfer.matrix(Transfer.array(matrix, Precision.DOUBLE).transpose(), 3, 2, "it"))
                .isEqualTo(matrix.transpose());
    }

    @Test
    void another_shape_is_refused_by_name() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Transfer.matrix(Nd4j.createFromArray(1.0, 2.0, 3.0), 1, 2, "the gradient of 0_b"))
                .withMessage("DL4J returned the gradient of 0_b of shape [3], expected [1 × 2]");
    }
}
