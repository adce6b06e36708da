package org.gradcheck4j.harness.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "007", "1.5", "2.", ".5", "-1e-3", "1E+3", "1e999", "NaN", "-Infinity"})
    void numbers_in_plain_digits_are_as_java_reads_them(String text) {
        assertThat(WrittenNumber.decimal(text)).hasValue(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+4",
                "+.5",
                "0x1p3",
                "0x10",
                "1d",
                "2f",
                "1_000",
                "1,5",
                "١٢",
                "１２",
                "−4",
                "1e",
                "e3",
                ".",
                "-",
                "",
                " 4",
                "4 ",
                "4\n",
                "inf",
                "nan",
                "+Infinity",
                "∞",
                "½",
                "1e٣"
            })
    void what_else_java_or_others_take_for_a_number_is_none(String text) {
        assertThat(WrittenNumber.decimal(text)).isEmpty();
        assertThat(WrittenNumber.whole(text)).isEmpty();
    }

    @Test
    void a_long_text_that_is_no_number_is_refused_at_once() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> assertThat(WrittenNumber.decimal("1".repeat(2_000_000) + "x"))
                        .isEmpty());
    }

    @Test
    void a_whole_number_is_one_that_a_long_holds() {
        assertThat(WrittenNumber.whole("-42")).hasValue(-42);
        assertThat(WrittenNumber.whole("9223372036854775807")).hasValue(Long.MAX_VALUE);
        assertThat(WrittenNumber.whole("9223372036854775808")).isEmpty();
        assertThat(WrittenNumber.isWhole("9223372036854775808")).isTrue();
        assertThat(WrittenNumber.whole("4.0")).isEmpty();
        assertThat(WrittenNumber.isWhole("1e3")).isFalse();
    }
}
