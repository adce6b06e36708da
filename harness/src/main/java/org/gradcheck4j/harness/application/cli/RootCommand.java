package org.gradcheck4j.harness.application.cli;

import org.gradcheck4j.harness.application.cli.command.BuildFacts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself: it needs a command. It has a version and help, and so has every command. */
@Command(
        name = "gradcheck4j",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = BuildFacts.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Are my gradients right? Judges the weight gradients of a sigmoid classifier, entry by entry,"
                + " within an error bound that is derived from the arithmetic.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gradcheck4j check mine.npz       are the gradients in this file right?",
            "  gradcheck4j compare --batch 64   every engine on a batch of real data",
            "  gradcheck4j suite                every engine on every case",
            "",
            "On a terminal, verdicts are in colour, unless NO_COLOR is set or TERM is dumb.",
            "",
            "Exit codes: 0 all agree, or are expected; 1 something disagrees, failed or is unsupported, and was not expected"
                    + " (or an expected verdict did not occur, or nothing was compared); 2 bad usage or input; 3 the"
                    + " backend or device that was asked for is not available (or Java is older than 17, or does not start); 4 an"
                    + " internal error (or an engine ended the process, or standard output cannot be"
                    + " written); 5 nothing disagrees, but too little could be tested."
        })
final class RootCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        throw new ParameterException(
                line,
                "no command given, expected one of: "
                        + String.join(", ", line.getSubcommands().keySet()));
    }
}
