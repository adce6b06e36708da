package org.gradcheck4j.harness.evaluation.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HistogramTest {

    private final Histogram histogram = new Histogram();

    @Test
    void a_quantile_is_the_upper_edge_of_its_quarter_of_a_decade() {
        histogram.add(0);
        histogram.add(0.002);
        histogram.add(0.5);

        assertThat(histogram.quantile(0.5)).isCloseTo(Math.pow(10, -2.5), within(1e-12));
        assertThat(histogram.quantile(1)).isCloseTo(Math.pow(10, -0.25), within(1e-12));
        assertThat(histogram.quantile(0.1)).isLessThan(1e-14);
    }

    @Test
    void a_decade_holds_its_lower_edge_and_not_its_upper() {
        histogram.add(0.01);
        histogram.add(0.099);
        histogram.add(0.1);

        assertThat(histogram.between(0.01, 0.1)).isEqualTo(2);
    }

    @Test
    void counts_are_shown_by_the_upper_edge_of_their_bin() {
        histogram.add(0.02);
        histogram.add(0.05);
        histogram.add(0.055);
        histogram.add(Double.NaN);

        assertThat(histogram.byUpperEdge())
                .containsOnlyKeys(Math.pow(10, -1.5), Math.pow(10, -1.25), Double.POSITIVE_INFINITY)
                .containsEntry(Math.pow(10, -1.25), 2L);
    }

    @Test
    void what_is_not_finite_is_above_everything() {
        histogram.add(Double.POSITIVE_INFINITY);
        histogram.add(Double.NaN);

        assertThat(histogram.between(0, 1e3)).isZero();
        assertThat(histogram.quantile(0.5)).isInfinite();
    }
}
