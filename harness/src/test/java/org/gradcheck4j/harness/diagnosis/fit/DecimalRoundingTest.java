package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalRoundingTest {

    @ParameterizedTest
    @CsvSource({
        "2, 1234.5678, 1234.57",
        "2, -1234.5678, -1234.57",
        "2, 0.125, 0.12",
        "0, 3.5, 4",
        "0, 2.5, 2",
        "3, 7, 7",
        "17, 1e-17, 1e-17",
        "22, 3.2e-22, 3e-22"
    })
    void decimals_are_counted_after_the_point(int digits, double value, double expected) {
        assertThat(new DecimalRounding(digits, false).applyAsDouble(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 1234.5, 1230",
        "3, 123.4, 123",
        "3, 12.345, 12.3",
        "3, -0.00012345, -0.000123",
        "1, 0.96, 1",
        "1, 10, 10",
        "4, 1, 1",
        "4, 1.00049, 1",
        "2, 99.9, 100"
    })
    void significant_digits_are_counted_from_the_first(int digits, double value, double expected) {
        assertThat(new DecimalRounding(digits, true).applyAsDouble(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.2345e300, 1.23e300", "1.2345e-300, 1.23e-300", "1.2345e-30, 1.23e-30", "1.2345e30, 1.23e30"})
    void powers_of_ten_do_not_overflow(double value, double expected) {
        double rounded = new DecimalRounding(3, true).applyAsDouble(value);
        assertThat(Math.abs(rounded - expected)).isLessThanOrEqualTo(4 * Math.ulp(expected));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0})
    void what_has_no_digits_stays(double value) {
        assertThat(Double.compare(new DecimalRounding(3, true).applyAsDouble(value), value))
                .isZero();
        assertThat(Double.compare(new DecimalRounding(3, false).applyAsDouble(value), value))
                .isZero();
    }

    @Test
    void a_number_with_few_digits_stays_to_the_last_bit() {
        for (int k = 1; k < 1000; k++) {
            double value = k / 1000.0;
            assertThat(new DecimalRounding(3, false).applyAsDouble(value)).isEqualTo(value);
        }
    }
}
