package org.gradcheck4j.harness.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.12345, 0.123",
        "1, 1.00",
        "999.9, 1.00e3",
        "1234, 1.23e3",
        "1.5e15, 1.50e15",
        "-2.5e-7, -2.50e-7",
        "4.9e-324, 4.90e-324",
        "NaN, NaN",
        "Infinity, ∞",
        "-Infinity, −∞"
    })
    void short_number_has_three_digits(double value, String text) {
        assertThat(Figures.threeDigits(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"32, 32", "0.5, 0.5", "1e-5, 1e-5", "1.2345678, 1.23457", "-1234567, -1.23457e6", "0, 0"})
    void six_digits_have_no_trailing_zeros(double value, String text) {
        assertThat(Figures.sixDigits(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.123456, 0, 0.12346",
        "0.123456, 1e-9, 0.12346",
        "0.123456, 4e-4, 0.123",
        "-0.123456, 0.6, 0",
        "0.123456, 0.03, 0.1",
        "0.4004, 4e-4, 0.4",
        "1234567, 0, 1.2346e6",
        "12345.678, 40, 12300",
        "9.99996, 0, 10",
        "-3.14159e-9, 1e-12, -3.14e-9",
        "0, 0.5, 0",
        "NaN, 0.1, NaN"
    })
    void known_digits_are_as_many_as_the_error_leaves(double value, double error, String text) {
        assertThat(Figures.knownDigits(value, error)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "-0.25, -0.25", "1e-10, 1.0e-10", "0.1, 0.1"})
    void full_number_is_the_shortest_that_reads_back(double value, String text) {
        assertThat(Figures.allDigits(value)).isEqualTo(text);
        assertThat(Double.parseDouble(Figures.allDigits(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"1.5, 2, 1.50", "1.5, 1.5000001, 1.5", "-0.1, 0.1, -0.100"})
    void number_beside_another_has_three_digits_if_they_tell_it_apart(double value, double other, String text) {
        assertThat(Figures.distinct(value, other)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 100 %",
        "0.99999, > 99.9 %",
        "0.9995, > 99.9 %",
        "0.99949, 99.9 %",
        "0.98765, 98.8 %",
        "0.5, 50.0 %",
        "0.0005, 0.1 %",
        "0.00049, < 0.1 %",
        "1e-300, < 0.1 %",
        "0, 0 %"
    })
    void percentage_is_rounded_but_a_hundred_only_if_it_is_all_and_0_only_if_it_is_none(double share, String text) {
        assertThat(Figures.percent(share)).isEqualTo(text);
    }
}
