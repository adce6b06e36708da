package org.gradcheck4j.harness.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestedPartsCounterTest {

    private static ComparedEntry entry(double value, double bound, boolean tested) {
        return new ComparedEntry(0, 0, value, value, 0, bound, 0, tested);
    }

    @Test
    void an_entry_is_well_tested_up_to_a_bound_of_ten_percent() {
        TestedPartsCounter count = new TestedPartsCounter(2, 2, 4);
        count.add(0, entry(-4, 0.4, true));
        count.add(1, entry(2, 0.21, true));
        count.add(2, entry(1, 2, false));
        count.add(3, entry(-2, 0.1, false));
        TestedParts result = count.result();
        assertThat(result.wellTestedEntries()).isEqualTo(1);
        assertThat(result.testedShareOfNorm()).isEqualTo(20.0 / 25);
        assertThat(result.wellTestedShareOfNorm()).isEqualTo(16.0 / 25);
        assertThat(result.untestedRows()).containsExactly(1);
    }

    @Test
    void squares_that_underflow_count() {
        TestedPartsCounter count = new TestedPartsCounter(1, 2, 2e-200);
        count.add(0, entry(2e-200, 1e-201, true));
        count.add(1, entry(1e-200, 1e-200, true));
        assertThat(count.result().wellTestedShareOfNorm()).isEqualTo(0.8);
    }

    @Test
    void of_nothing_but_zeros_all_of_the_norm_is_well_tested() {
        TestedPartsCounter count = new TestedPartsCounter(1, 1, 0);
        count.add(0, entry(0, 1, false));
        assertThat(count.result()).isEqualTo(new TestedParts(1, 0, 1, List.of(0)));
    }
}
