package org.gradcheck4j.harness.application.cli.output;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.cli.option.EnginePath;
import org.gradcheck4j.harness.text.Visible;

/**
 * A command line that a reader can copy into a POSIX shell, and that runs with the same engines.
 *
 * @param classPath where engines of the user's own are, if there are any
 * @param words of the command after the program's name, as typed
 */
public record ShellCommand(Optional<String> classPath, List<String> words) {

    /** What a shell takes literally. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:,=@%+-]+");

    /** Keeps an unmodifiable copy. */
    public ShellCommand {
        words = List.copyOf(words);
    }

    /** {@return a command of this program, with the class path that it was started with} */
    public static ShellCommand of(String... words) {
        Optional<String> classPath =
                Optional.ofNullable(System.getenv(EnginePath.VARIABLE)).filter(path -> !path.isEmpty());
        return new ShellCommand(classPath, List.of(words));
    }

    /** {@return the command line, each word quoted if it has to be} */
    public String text() {
        String environment = classPath
                .map(path -> EnginePath.VARIABLE + "=" + quoted(path) + " ")
                .orElse("");
        return environment
                + Stream.concat(Stream.of("gradcheck4j"), words.stream())
                        .map(ShellCommand::quoted)
                        .collect(Collectors.joining(" "));
    }

    /** A name that acts on a terminal is written as bash and zsh take it, with escapes. */
    private static String quoted(String word) {
        if (PLAIN.matcher(word).matches() && !word.contains("::")) {
            return word;
        }
        return Visible.of(word).equals(word)
                ? "'" + word.replace("'", "'\\''") + "'"
                : "$'" + Visible.of(word.replace("\\", "\\\\").replace("'", "\\'")) + "'";
    }
}
