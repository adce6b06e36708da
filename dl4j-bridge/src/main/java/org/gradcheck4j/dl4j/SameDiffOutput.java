package org.gradcheck4j.dl4j;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps SameDiff's progress lines off standard output: it prints one for each operation that it differentiates, without
 * a logger. Everything else that is printed meanwhile passes through.
 */
final class SameDiffOutput {

    /** How each of those lines starts, in ND4J 1.0.0-M2.1. */
    private static final String PROGRESS = "Added differentiated op ";

    private SameDiffOutput() {}

    /** Runs an action without those lines; one at a time, since standard output belongs to the whole process. */
    static synchronized void quietly(Runnable action) {
        PrintStream before = System.out;
        PrintStream filter = new PrintStream(before, true) {
            @Override
            public void println(@Nullable String line) {
                if (line == null || !line.startsWith(PROGRESS)) {
                    before.println(line);
                }
            }

            @Override
            public void print(@Nullable String text) {
                before.print(text); // in the original's own charset
            }
        };
        System.setOut(filter);
        try {
            action.run();
        } finally {
            System.setOut(before);
        }
    }
}
