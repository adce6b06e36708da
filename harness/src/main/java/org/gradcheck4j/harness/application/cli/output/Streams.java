package org.gradcheck4j.harness.application.cli.output;

import java.io.PrintWriter;

/**
 * Where a command prints.
 *
 * @param out what was asked for
 * @param err what went wrong, and progress
 * @param terminal whether somebody watches {@code err}, so that progress is shown
 */
public record Streams(PrintWriter out, PrintWriter err, boolean terminal) {

    /** Starts every line that is about a problem. */
    private static final String PROGRAM = "gradcheck4j: ";

    /** Says in one line what is wrong. */
    public void complain(String line) {
        out.flush();
        err.println(PROGRAM + line);
        err.flush();
    }
}
