package org.gradcheck4j.harness.application.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.cli.output.Colours;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The help of every command shows how it is used, and the program takes each line as it stands there. */
class HelpExamplesTest {

    private static final Streams NOWHERE =
            new Streams(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), false, Colours.OFF);

    /** What the program itself is given: behind variables and another program's output, before another program and a remark. */
    private static final Pattern EXAMPLE =
            Pattern.compile("  (?:\\w+=\\S+ |[^'|]+ \\| )?gradcheck4j( .+?)(?: \\| \\w.*|  +[^ ].*)?");

    /** In quotes, or without a space. */
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    static Stream<CommandLine> commands() {
        CommandLine all = Main.commands(NOWHERE);
        return Stream.concat(Stream.of(all), all.getSubcommands().values().stream());
    }

    static Stream<String> names() {
        return commands().map(CommandLine::getCommandName);
    }

    @ParameterizedTest
    @MethodSource("names")
    void help_has_examples_of_the_command_itself(String name) {
        String[] arguments = name.equals("gradcheck4j") ? new String[] {"--help"} : new String[] {name, "--help"};
        String start = name.equals("gradcheck4j") ? "  gradcheck4j " : "  gradcheck4j " + name;
        assertThat(Invocation.of(arguments).out()).contains("\nExamples:\n" + start);
    }

    static Stream<String> examples() {
        return commands()
                .flatMap(command ->
                        Stream.of(command.getCommandSpec().usageMessage().footer()))
                .filter(line -> line.startsWith("  "));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_can_be_typed(String line) {
        Matcher example = EXAMPLE.matcher(line);
        assertThat(example.matches()).as(line).isTrue();
        List<String> words = WORD.matcher(example.group(1))
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
        String[] arguments = words.toArray(String[]::new);
        assertThatCode(() -> Main.commands(NOWHERE, arguments).parseArgs(arguments))
                .doesNotThrowAnyException();
    }
}
