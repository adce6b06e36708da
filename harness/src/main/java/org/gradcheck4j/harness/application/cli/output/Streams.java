package org.gradcheck4j.harness.application.cli.output;

import java.io.PrintWriter;
import org.gradcheck4j.harness.text.Shortened;
import org.gradcheck4j.harness.text.Visible;

/**
 * The output of a command.
 *
 * @param out results
 * @param err problems and progress
 * @param terminal whether {@code err} is a terminal, so that progress is shown
 * @param colours whether verdicts are in colour on {@code out}
 */
public record Streams(PrintWriter out, PrintWriter err, boolean terminal, Colours colours) {

    /** The start of every line about a problem. */
    private static final String PROGRAM = "gradcheck4j: ";

    /** Of a line about a problem, in characters: what a user typed, or a file holds, may be long. */
    private static final int LONGEST = 2000;

    /** Prints the stack trace of what an engine threw. */
    public void trace(String engine, Throwable thrown) {
        complain(engine + " threw:");
        thrown.printStackTrace(err);
        err.flush();
    }

    /** Prints one line about a problem: a long one is cut, and no character acts on the terminal. */
    public void complain(String line) {
        out.flush();
        err.println(PROGRAM + Visible.of(Shortened.of(line, LONGEST)));
        err.flush();
    }
}
