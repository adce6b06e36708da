package org.gradcheck4j.harness.application.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.cli.command.CertifyCommand;
import org.gradcheck4j.harness.application.cli.command.CheckCommand;
import org.gradcheck4j.harness.application.cli.command.CompareCommand;
import org.gradcheck4j.harness.application.cli.command.DiffCommand;
import org.gradcheck4j.harness.application.cli.command.EnginesCommand;
import org.gradcheck4j.harness.application.cli.command.ExplainCommand;
import org.gradcheck4j.harness.application.cli.command.RecordCommand;
import org.gradcheck4j.harness.application.cli.command.ReplayCommand;
import org.gradcheck4j.harness.application.cli.command.SuiteCommand;
import org.gradcheck4j.harness.application.cli.command.SweepCommand;
import org.gradcheck4j.harness.application.cli.option.EngineClassLoader;
import org.gradcheck4j.harness.application.cli.option.EnginePath;
import org.gradcheck4j.harness.application.cli.option.OptionTypes;
import org.gradcheck4j.harness.application.cli.output.Colours;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.cli.output.Streams;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;

/** Starts the command line. */
public final class Main {

    /** Set by the launcher if standard error is a terminal: Java cannot find that out for standard error alone. */
    private static final String TERMINAL = "gradcheck4j.terminal";

    /** The same of standard output: in newer Javas, {@link System#console} is there even without a terminal. */
    private static final String TERMINAL_OUT = "gradcheck4j.terminal.out";

    /** Set by a user who wants to see the stack trace of an internal error, of any command. */
    private static final String TRACE = "GRADCHECK4J_TRACE";

    /** The same, as an option of the commands that judge. */
    private static final String DEBUG = "--debug";

    /** The command that shows another's help. */
    private static final String HELP = "help";

    private Main() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        try {
            runAndExit(arguments);
        } catch (OutOfMemoryError e) {
            // Before there was enough to say it properly.
            System.err.println("gradcheck4j: out of memory; give Java more, as in JAVA_OPTS=-Xmx16g");
            Runtime.getRuntime().halt(ExitCode.INTERNAL_ERROR.code());
        }
    }

    private static void runAndExit(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // numbers and words as in the documentation, whatever the user's language
        // Before the first logger is made. The library itself does not configure logging.
        System.setProperty("logback.configurationFile", "org/gradcheck4j/harness/application/cli/logback.xml");
        Streams streams = new Streams(
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Boolean.getBoolean(TERMINAL),
                Colours.of(Boolean.getBoolean(TERMINAL_OUT), System.getenv()));
        System.setOut(EnginePrints.toStandardError());
        ExitGuard guard = new ExitGuard(streams);
        Runtime.getRuntime().addShutdownHook(guard);
        int code =
                run(streams, System.getenv(TRACE) != null || List.of(arguments).contains(DEBUG), arguments);
        if (streams.out().checkError()) {
            streams.complain("standard output cannot be written: it is full, or its reader closed it");
            code = ExitCode.INTERNAL_ERROR.code();
        }
        streams.err().flush();
        guard.release();
        System.exit(code);
    }

    /** {@return the exit code of a command} */
    static int run(Streams streams, boolean trace, String... arguments) {
        CommandErrors errors = new CommandErrors(streams, trace);
        String own = System.getenv(EnginePath.VARIABLE);
        if (own != null && !own.isEmpty()) {
            try {
                Thread.currentThread().setContextClassLoader(EngineClassLoader.of(own, EnginePath.VARIABLE));
            } catch (BadInputException e) {
                streams.complain(String.valueOf(e.getMessage()));
                return ExitCode.BAD_INPUT.code();
            }
        }
        try {
            return commands(streams, arguments)
                    .setOut(streams.out())
                    .setErr(streams.err())
                    .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                    .setParameterExceptionHandler(errors)
                    .setExecutionExceptionHandler(errors)
                    .execute(arguments);
        } catch (OutOfMemoryError e) {
            streams.complain("out of memory at %d MiB; give Java more, as in JAVA_OPTS=-Xmx16g"
                    .formatted(Runtime.getRuntime().maxMemory() / (1 << 20)));
            return ExitCode.INTERNAL_ERROR.code();
        } catch (Error e) { // Java itself would end with 1, as if a gradient were wrong
            return errors.internal(e);
        }
    }

    /** {@return the command that is named; all for help, or else} Picocli needs time for each command that is described to it. */
    static CommandLine commands(Streams streams, String... arguments) {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put("suite", () -> new SuiteCommand(streams));
        all.put("certify", () -> new CertifyCommand(streams));
        all.put("compare", () -> new CompareCommand(streams));
        all.put("check", () -> new CheckCommand(streams));
        all.put("sweep", () -> new SweepCommand(streams));
        all.put("replay", () -> new ReplayCommand(streams));
        all.put("record", () -> new RecordCommand(streams));
        all.put("diff", () -> new DiffCommand(streams));
        all.put("explain", () -> new ExplainCommand(streams));
        all.put("engines", () -> new EnginesCommand(streams));
        all.put(HELP, Main::help);
        if (arguments.length > 0 && all.containsKey(arguments[0]) && !arguments[0].equals(HELP)) {
            all.keySet().retainAll(Set.of(arguments[0]));
        }
        CommandLine commands = new CommandLine(new RootCommand());
        all.forEach((name, command) -> commands.addSubcommand(name, command.get()));
        OptionTypes.readStrictly(commands);
        commands.setExpandAtFiles(false); // a file whose name begins with @ is a file, not a list of options
        return commands;
    }

    /** With an example of its own, which picocli's class does not have. */
    private static CommandLine help() {
        CommandLine help = new CommandLine(new HelpCommand());
        help.getCommandSpec().usageMessage().footer("  gradcheck4j help check");
        return help;
    }

    /** JSON is UTF-8, but JDK 17 writes the locale's charset by default. */
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
