package org.gradcheck4j.harness.application.cli.output;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far a command is, on a terminal; nothing elsewhere. */
public final class Progress implements AutoCloseable {

    private static final int WIDTH = 78;
    private static final Duration REFRESH = Duration.ofMillis(200);

    private final PrintWriter err;
    private final @Nullable ProgressBar bar;

    private Progress(PrintWriter err, @Nullable ProgressBar bar) {
        this.err = err;
        this.bar = bar;
    }

    /** Starts at 0 of {@code steps}. */
    public static Progress of(Streams streams, boolean wanted, String task, long steps) {
        if (!streams.terminal() || !wanted) {
            return new Progress(streams.err(), null);
        }
        PrintWriter err = streams.err();
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setUpdateIntervalMillis((int) REFRESH.toMillis())
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new DelegatingProgressBarConsumer(line -> show(err, line), WIDTH))
                .build();
        return new Progress(err, bar);
    }

    /** One step further. */
    public void step() {
        if (bar != null) {
            bar.step();
        }
    }

    /** Leaves a clean line behind. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            show(err, " ".repeat(WIDTH));
            show(err, "");
        }
    }

    private static void show(PrintWriter err, String line) {
        err.print("\r" + line);
        err.flush();
    }
}
