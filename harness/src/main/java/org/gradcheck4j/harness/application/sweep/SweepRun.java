package org.gradcheck4j.harness.application.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.gradcheck4j.harness.application.suite.EngineTask;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.evaluation.experiment.Experiment;
import org.gradcheck4j.harness.evaluation.experiment.PartFile;

/**
 * A sweep over a number of cases, in parts that are done side by side.
 *
 * @param sweep that draws and judges the cases
 * @param cases how many, at least 1
 */
public record SweepRun(Sweep sweep, int cases) {

    /** The fewest cases that are done and kept together. */
    private static final int FEWEST_CASES = 25;

    /** The most parts of a sweep: the file of what is done stays small. */
    private static final int MOST_PARTS = 1000;

    /** {@return how many cases a part has; the last may have fewer} */
    public int partSize() {
        return Math.max(FEWEST_CASES, ceilDivided(cases, MOST_PARTS));
    }

    /** {@return how many parts there are} */
    public int parts() {
        return ceilDivided(cases, partSize());
    }

    private static int ceilDivided(int number, int divisor) {
        return (number - 1) / divisor + 1;
    }

    /**
     * {@return the parts, which are not kept}
     *
     * @param begins is told each task before the engine is called, on any thread
     * @param listener is told every verdict and the index of its part, on any thread
     */
    public Experiment<SweepSummary> experiment(Consumer<EngineTask> begins, ObjIntConsumer<EngineVerdict> listener) {
        return new Experiment<>(index -> part(index, begins, listener));
    }

    /**
     * {@return the parts, of which those that the file has need not be done again}
     *
     * @param begins is told each task of the others before the engine is called, on any thread
     * @param listener is told every verdict of the others and the index of its part, on any thread
     * @param kept the file of finished parts; those of another sweep, of other engines or of other code are not taken
     * @throws IOException if the file, or the code of an engine, cannot be read
     */
    public Experiment<SweepSummary> experiment(
            Consumer<EngineTask> begins, ObjIntConsumer<EngineVerdict> listener, Path kept) throws IOException {
        String identity = "%d cases, %d a part, %s".formatted(cases, partSize(), sweep.identity());
        return new Experiment<>(
                index -> part(index, begins, listener), new PartFile<>(kept, identity, SweepSummary.class));
    }

    private SweepSummary part(int index, Consumer<EngineTask> begins, ObjIntConsumer<EngineVerdict> listener) {
        long from = (long) index * partSize();
        return sweep.judge(
                from, Math.min(cases, from + partSize()), begins, verdict -> listener.accept(verdict, index));
    }
}
