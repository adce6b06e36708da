package org.gradcheck4j.harness.application.cli;

import java.util.stream.Stream;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.cli.output.Streams;

/**
 * Notices that an engine ends the process: its exit code, which may be 0, would be taken for the answer. This runs when the JVM
 * shuts down.
 */
final class ExitGuard extends Thread {

    private final Streams streams;
    private volatile boolean isOver;

    ExitGuard(Streams streams) {
        super("exit guard");
        this.streams = streams;
    }

    /** From here on, the program itself ends the process. */
    void release() {
        isOver = true;
    }

    @Override
    public void run() {
        if (!isOver && isExitCalled()) {
            streams.out().flush();
            streams.complain("an engine ended the process (System.exit): what was not printed yet was not judged");
            streams.err().flush();
            Runtime.getRuntime().halt(ExitCode.INTERNAL_ERROR.code());
        }
    }

    /** If a user interrupts the program, it ends by a signal, and nobody calls exit. */
    private static boolean isExitCalled() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .anyMatch(frame -> frame.getClassName().equals(Runtime.class.getName())
                        && frame.getMethodName().equals("exit"));
    }
}
