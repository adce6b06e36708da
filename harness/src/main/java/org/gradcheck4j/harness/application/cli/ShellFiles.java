package org.gradcheck4j.harness.application.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradcheck4j.harness.application.cli.output.Colours;
import org.gradcheck4j.harness.application.cli.output.Streams;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * What a shell shows of the program: its completion, for bash and zsh, and its page for {@code man}. Both are made from the commands
 * themselves when the program is assembled, so that they know every option. The build calls this; the program does not.
 */
final class ShellFiles {

    private static final String PROGRAM = "gradcheck4j";

    private ShellFiles() {}

    /**
     * Writes {@code completion/gradcheck4j} and {@code man/man1/gradcheck4j.1}.
     *
     * @param arguments the folder of the program
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        CommandLine commands = Main.commands(new Streams(nowhere, nowhere, false, Colours.OFF));
        write(folder.resolve("completion").resolve(PROGRAM), AutoComplete.bash(PROGRAM, commands));
        write(folder.resolve("man").resolve("man1").resolve(PROGRAM + ".1"), new ManPage(commands).text());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
