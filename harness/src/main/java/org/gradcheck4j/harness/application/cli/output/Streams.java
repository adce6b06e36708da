package org.gradcheck4j.harness.application.cli.output;

import java.io.PrintWriter;

/**
 * The output of a command.
 *
 * @param out results
 * @param err problems and progress
 * @param terminal whether {@code err} is a terminal, so that progress is shown
 */
public record Streams(PrintWriter out, PrintWriter err, boolean terminal) {

    /** The start of every line about a problem. */
    private static final String PROGRAM = "gradcheck4j: ";

    /** Prints one line about a problem. */
    public void complain(String line) {
        out.flush();
        err.println(PROGRAM + line);
        err.flush();
    }
}
