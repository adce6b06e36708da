package org.gradcheck4j.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BadInputExceptionTest {

    @Test
    void a_message_is_one_line_whatever_names_it_quotes() {
        assertThat(new BadInputException("holds a\nb\u001b[31m\u009b, expected [3 × 4]…"))
                .hasMessage("holds a\\u000ab\\u001b[31m\\u009b, expected [3 × 4]…");
    }
}
