package org.gradcheck4j.harness.application.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearerTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0, 0.1, 0.2, OLD",
        "1, 0, 1, 0.2, 0.1, NEW",
        "3, 2, 1, 0.1, 0.1, OLD",
        "3, 1, 2, 0.1, 0.1, NEW",
        "5, 3, 2, 0.1, 0.2, NEITHER", // not two thirds
        "3, 3, 0, 0.2, 0.1, NEITHER", // its largest error is the larger one
        "3, 1, 0, 0.1, 0.2, NEITHER", // both are as near in two entries
        "1, 1, 0, 0.1, Infinity, OLD",
        "1, 0, 0, Infinity, Infinity, NEITHER",
        "0, 0, 0, 0, 0, NEITHER"
    })
    void one_is_nearer_if_the_numbers_say_it_clearly(
            int entries, int older, int newer, double olderError, double newerError, Nearer expected) {
        assertThat(Nearer.of(entries, older, newer, olderError, newerError)).isEqualTo(expected);
    }
}
