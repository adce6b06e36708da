package org.gradcheck4j.harness.application.cli.option;

import picocli.CommandLine.Option;

/** The options of every command that prints verdicts. */
public final class OutputOptions {

    @Option(names = "--json", description = "Print the verdicts as JSON Lines, one object a line, and nothing else.")
    private boolean json;

    @Option(names = "--quiet", description = "Print only what does not agree, and no progress.")
    private boolean quiet;

    @Option(
            names = "--debug",
            description = "Also print where an engine threw, or an internal error arose: a stack trace.")
    private boolean debug;

    /** {@return whether the stack trace of what an engine threw is printed} */
    public boolean debug() {
        return debug;
    }

    /** {@return whether standard output is for a program} */
    public boolean json() {
        return json;
    }

    /** {@return whether only what does not agree is printed} */
    public boolean quiet() {
        return quiet;
    }
}
