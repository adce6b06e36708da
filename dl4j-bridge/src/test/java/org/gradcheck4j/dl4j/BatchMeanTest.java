package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

class BatchMeanTest {

    private static final Gradients SUMS =
            new Gradients(List.of(new LayerGradient(Matrix.of(1, 2, 7, -3.5), Matrix.of(1, 1, 14))));

    @Test
    void every_entry_is_divided_by_the_number_of_samples() {
        LayerGradient mean = BatchMean.of(SUMS, 7, Precision.DOUBLE).layer(1);

        assertThat(mean).isEqualTo(new LayerGradient(Matrix.of(1, 2, 1, -0.5), Matrix.of(1, 1, 2)));
    }

    @Test
    void the_mean_of_one_sample_is_the_sum() {
        assertThat(BatchMean.of(SUMS, 1, Precision.HALF)).isEqualTo(SUMS);
    }

    @Test
    void the_quotient_is_rounded_to_the_precision() {
        LayerGradient mean = BatchMean.of(SUMS, 3, Precision.FLOAT).layer(1);

        assertThat(mean.dW().get(0)).isEqualTo(7f / 3f);
    }
}
