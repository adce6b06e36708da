package org.gradcheck4j.harness.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.junit.jupiter.api.Test;

/** The README's tables of commands and exit codes, against the program's own. */
class ReadmeTest {

    private static final Pattern COMMAND = Pattern.compile("(?m)^\\| `([a-z]+)[^|]*\\|[^|]*\\|$");
    private static final Pattern EXIT_CODE = Pattern.compile("(?m)^\\| (\\d) \\| (.*) \\|$");
    private static final Pattern CODE_IN_HELP = Pattern.compile("(\\d) ([^;.]+)[;.]");
    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

    private final String readme = Files.readString(Path.of("..", "README.md"));

    ReadmeTest() throws IOException {}

    @Test
    void it_lists_the_program_s_commands_and_no_others() {
        String commands = Invocation.of().err().replaceFirst(".* one of: (.*) \\(see .*\\R", "$1");
        assertThat(commands().map(row -> row.group(1))).containsExactlyInAnyOrder(commands.split(", ", -1));
    }

    @Test
    void the_options_that_it_shows_are_the_command_s() {
        assertThat(commands()).allSatisfy(row -> {
            Invocation help = Invocation.of(row.group(1), "--help");
            assertThat(help.err()).isEmpty();
            assertThat(OPTION.matcher(row.group()).results().map(MatchResult::group))
                    .allSatisfy(option -> assertThat(help.out()).contains(option));
        });
    }

    @Test
    void its_exit_codes_are_the_program_s() {
        Map<Integer, String> documented = EXIT_CODE.matcher(readme).results().collect(byCode());
        assertThat(documented).hasSameSizeAs(ExitCode.values());
        assertThat(ExitCode.values()).allSatisfy(code -> assertThat(documented.get(code.code()))
                .contains(
                        switch (code) {
                            case AGREE -> "all agree";
                            case INCONCLUSIVE -> "too little could be tested";
                            case DISAGREE ->
                                "something disagrees, failed or is unsupported, and was not expected (or an expected"
                                        + " verdict did not occur, or nothing was compared)";
                            case BAD_INPUT -> "bad usage or input";
                            case UNAVAILABLE -> "not available";
                            case INTERNAL_ERROR -> "internal error";
                        }));
    }

    @Test
    void the_help_says_the_same_of_the_exit_codes() {
        String help = Invocation.of("--help").out().replaceFirst("(?s).*Exit codes: ", "");
        Map<Integer, String> inHelp =
                CODE_IN_HELP.matcher(help.replaceAll("\\s+", " ")).results().collect(byCode());
        Map<Integer, String> documented = EXIT_CODE.matcher(readme).results().collect(byCode());
        assertThat(inHelp).hasSameSizeAs(documented);
        assertThat(documented).allSatisfy((code, meaning) -> assertThat(meaning).isEqualTo(inHelp.get(code)));
    }

    /** Returns the rows of the table of commands, each with the command's name as a group. */
    private Stream<MatchResult> commands() {
        String table = readme.substring(readme.indexOf("| command | does |"));
        return COMMAND.matcher(table.substring(0, table.indexOf("\n\n"))).results();
    }

    private static Collector<MatchResult, ?, Map<Integer, String>> byCode() {
        return Collectors.toMap(row -> Integer.valueOf(row.group(1)), row -> row.group(2));
    }
}
