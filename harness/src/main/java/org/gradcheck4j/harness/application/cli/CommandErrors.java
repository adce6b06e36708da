package org.gradcheck4j.harness.application.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.cli.command.RequiredBackend;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.cli.output.Streams;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints one line about an error, and chooses the exit code. */
final class CommandErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Streams streams;
    private final boolean trace;

    /** Prints stack traces of internal errors only if {@code trace} is set. */
    CommandErrors(Streams streams, boolean trace) {
        this.streams = streams;
        this.trace = trace;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String help = command.getCommandSpec().qualifiedName() + " --help";
        streams.complain("%s (see '%s')".formatted(problem(e), help));
        return ExitCode.BAD_INPUT.code();
    }

    private static String problem(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            String near = suggestions.isEmpty()
                    ? ""
                    : ", did you mean " + String.join(" or ", suggestions).strip() + "?";
            String what = unmatched.isUnknownOption()
                    ? "unknown option "
                    : e.getCommandLine().getParent() == null ? "unknown command " : "unexpected argument ";
            String first = unmatched.getUnmatched().get(0);
            boolean isFile = what.equals("unknown command ") && first.endsWith(".npz");
            return what + "'" + first + "'" + (isFile ? ", did you mean check %s?".formatted(first) : near);
        }
        String message = String.valueOf(e.getMessage()).lines().collect(Collectors.joining("; "));
        return message.substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                + message.substring(1).replaceFirst("\\.$", "");
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
        if (e instanceof BadInputException) {
            streams.complain(String.valueOf(e.getMessage()));
            return ExitCode.BAD_INPUT.code();
        }
        if (RequiredBackend.isUnavailable(e)) {
            streams.complain(String.valueOf(e.getMessage()));
            return ExitCode.UNAVAILABLE.code();
        }
        return internal(e);
    }

    /** Prints a line about an error that is not the user's. */
    int internal(Throwable e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        String hint = trace ? "" : "; set GRADCHECK4J_TRACE=1 to see where";
        streams.complain("internal error: %s: %s%s".formatted(e.getClass().getSimpleName(), message, hint));
        if (trace) {
            e.printStackTrace(streams.err());
        }
        return ExitCode.INTERNAL_ERROR.code();
    }
}
