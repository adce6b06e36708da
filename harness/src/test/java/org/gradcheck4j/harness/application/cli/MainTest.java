package org.gradcheck4j.harness.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import org.gradcheck4j.harness.application.cli.output.Colours;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private static final Streams NOWHERE =
            new Streams(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), false, Colours.OFF);

    @ParameterizedTest
    @ValueSource(
            strings = {"suite", "certify", "compare", "check", "sweep", "replay", "record", "diff", "explain", "engines"
            })
    void only_the_command_that_is_named_is_prepared(String name) {
        assertThat(Main.commands(NOWHERE, name, "--help").getSubcommands())
                .hasEntrySatisfying(
                        name,
                        command -> assertThat(command.getCommandSpec().name()).isEqualTo(name))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"suite", "certify", "compare", "check", "sweep", "replay", "record", "diff", "explain", "engines"
            })
    void help_shows_the_same_as_the_option(String name) {
        Invocation help = Invocation.of("help", name);
        assertThat(help).isEqualTo(Invocation.of(name, "--help"));
        assertThat(help.out()).startsWith("Usage: gradcheck4j " + name);
        assertThat(help.exitCode()).isZero();
    }

    @Test
    void help_without_a_name_shows_all() {
        Invocation help = Invocation.of("help");
        assertThat(help).isEqualTo(Invocation.of("--help"));
        assertThat(help.out()).startsWith("Usage: gradcheck4j ").contains("\n  check ", "\n  help ");
    }

    @ParameterizedTest
    @CsvSource({"--help", "chek", "''", "help"})
    void without_a_name_all_are(String other) {
        assertThat(Main.commands(NOWHERE, other).getSubcommands())
                .containsOnlyKeys(
                        "suite", "certify", "compare", "check", "sweep", "replay", "record", "diff", "explain",
                        "engines", "help");
    }
}
