package org.gradcheck4j.harness.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.gradcheck4j.harness.application.cli.output.Colours;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.junit.jupiter.api.Test;

class CommandErrorsTest {

    private final StringWriter err = new StringWriter();
    private final Streams streams =
            new Streams(new PrintWriter(new StringWriter()), new PrintWriter(err, true), false, Colours.OFF);

    @Test
    void an_internal_error_is_one_line_that_says_how_to_see_more() {
        int code = new CommandErrors(streams, false).internal(new IllegalStateException("no such thing\nas this"));
        assertThat(err.toString())
                .isEqualTo("gradcheck4j: internal error: IllegalStateException: no such thing;"
                        + " set GRADCHECK4J_TRACE=1 to see where" + System.lineSeparator());
        assertThat(code).isEqualTo(ExitCode.INTERNAL_ERROR.code());
    }

    @Test
    void a_line_of_90_kilobytes_is_shortened() {
        streams.complain("x".repeat(90_000));
        assertThat(err.toString())
                .isEqualTo("gradcheck4j: " + "x".repeat(2000) + "… (88000 characters more)" + System.lineSeparator());
    }

    @Test
    void an_internal_error_is_traced_where_asked() {
        int code = new CommandErrors(streams, true).internal(new IllegalStateException("no such thing"));
        assertThat(err.toString())
                .startsWith("gradcheck4j: internal error: IllegalStateException: no such thing")
                .contains("\tat org.gradcheck4j.harness.application.cli.CommandErrorsTest");
        assertThat(code).isEqualTo(ExitCode.INTERNAL_ERROR.code());
    }
}
