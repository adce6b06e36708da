package org.gradcheck4j.harness.diagnosis.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** Numbers rounded to whole ones. */
class RoundedResultUnitTest {

    private static final TensorName NAME = TensorName.dW(1);

    private static Predicted rounded(double value, double bound, double last) {
        return new RoundedResult(Math::rint, last).changed(NAME, new Predicted(Matrix.row(value), Matrix.row(bound)));
    }

    @Test
    void what_certainly_rounds_to_one_number_is_that_number() {
        Predicted certain = rounded(3.3, 0.1, 0);
        assertThat(certain.value()).isEqualTo(Matrix.row(3));
        assertThat(certain.bound()).isEqualTo(Matrix.row(0));
    }

    @Test
    void what_may_round_to_either_number_is_between_both() {
        for (double value : new double[] {3.45, 3.55}) {
            Predicted open = rounded(value, 0.1, 0);
            assertThat(open.value()).isEqualTo(Matrix.row(3.5));
            assertThat(open.bound()).isEqualTo(Matrix.row(0.5));
        }
    }

    @Test
    void storing_the_number_rounds_once_more() {
        Predicted open = rounded(-3.55, 0.1, 0x1p-10);
        assertThat(open.bound().get(0)).isCloseTo(0.5 + 4 * 0x1p-10, within(1e-15));
        // 3.4 + 0.02 · 3.4 + 0.04 may be above 3.5.
        assertThat(rounded(3.4, 0.04, 0.02).value()).isEqualTo(Matrix.row(3.5));
        assertThat(rounded(3.4, 0.02, 0.02).value()).isEqualTo(Matrix.row(3));
    }

    @Test
    void the_loss_stays() {
        Predicted loss = new Predicted(Matrix.row(0.7), Matrix.row(0));
        assertThat(new RoundedResult(Math::rint, 0).changed(TensorName.LOSS, loss))
                .isSameAs(loss);
    }
}
