package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.gradcheck4j.harness.text.Figures;
import org.junit.jupiter.api.Test;

class SortableDigitsTest {

    @Test
    void a_number_has_more_digits_only_if_another_one_is_shown_as_the_same() {
        SortableDigits digits = SortableDigits.of(
                DoubleStream.of(0, 0.5, 0.1234123, 0.1234188, Double.NaN, Double.POSITIVE_INFINITY),
                Figures::threeDigits);
        assertThat(digits.of(0)).hasToString("0");
        assertThat(digits.of(0.5)).hasToString("0.5");
        assertThat(digits.of(0.1234123)).hasToString("0.12341");
        assertThat(digits.of(0.1234188)).hasToString("0.12342");
        assertThatThrownBy(() -> digits.of(2)).hasMessage("2.0 is not in the table");
    }

    @Test
    void written_numbers_have_the_order_of_the_full_ones_and_are_shown_as_they_are() {
        double[] values = new Random(1).doubles(2000).toArray();
        SortableDigits digits = SortableDigits.of(Arrays.stream(values), Figures::threeDigits);
        Arrays.sort(values);
        for (int k = 0; k < values.length; k++) {
            double written = digits.of(values[k]).doubleValue();
            assertThat(Figures.threeDigits(written)).isEqualTo(Figures.threeDigits(values[k]));
            if (k > 0 && values[k] > values[k - 1]) {
                assertThat(written).isGreaterThan(digits.of(values[k - 1]).doubleValue());
            }
        }
    }
}
