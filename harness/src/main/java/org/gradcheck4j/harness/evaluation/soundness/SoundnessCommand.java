package org.gradcheck4j.harness.evaluation.soundness;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gradcheck4j.harness.evaluation.experiment.Experiment;
import org.gradcheck4j.harness.evaluation.experiment.PartFile;
import org.gradcheck4j.harness.evaluation.population.CorrectEngines;
import org.gradcheck4j.harness.evaluation.population.RandomCase;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares many random correct gradients with their bounds, in parts that a later start need not repeat. */
@Command(
        name = "ci/soundness",
        mixinStandardHelpOptions = true,
        description = "Looks for a correct gradient outside its bound; exit code 1 if there is one.")
public final class SoundnessCommand implements Callable<Integer> {

    /** Cases in each part of a run. */
    private static final int CASES = 100;

    private static final int UNAVAILABLE = 3;

    @Option(names = "--gradients", description = "how many at least (default: ${DEFAULT-VALUE})")
    private long gradients = 200_000;

    @Option(names = "--seed", description = "of the first network (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--precision", required = true, description = "double, float or half")
    private Precision precision = Precision.DOUBLE;

    @Option(
            names = "--state",
            required = true,
            description = "a file: finished parts of a run are appended, and not repeated")
    private Path state = Path.of("soundness.jsonl");

    @Option(names = "--gpu", description = "asks engines that emulate a GPU's arithmetic, in place of all others")
    private boolean isOnGpu;

    @Option(names = "--case", description = "judges the network of this seed alone, keeping nothing")
    private long onlySeed = -1;

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    /** Made by {@link #main}. */
    public SoundnessCommand() {}

    /**
     * Runs the command.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SoundnessCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    /**
     * Judges what is not judged yet, and prints the table.
     *
     * @return 0; 1 if an entry exceeded its bound; 3 if no engine is there to be asked beside our own
     * @throws IOException if the state file cannot be read or written
     */
    @Override
    public Integer call() throws IOException {
        CorrectEngines found = new CorrectEngines(Engines.found().all());
        if (!isOnGpu && !found.foundOthers()) {
            System.err.println("ci/soundness: no engine but this project's own is on the class path");
            return UNAVAILABLE;
        }
        Function<RandomCase, List<GradientEngine>> engines = isOnGpu ? CorrectEngines::onGpu : found::forSoundness;
        List<PartialResult> parts =
                onlySeed < 0 ? finished(engines) : List.of(SoundnessRun.part(onlySeed, precision, engines, 0, 1));
        SoundnessTable table = new SoundnessTable(parts, out);
        if (isOnGpu) {
            table.printByEngine();
        } else {
            table.print();
        }
        return table.violations().findAny().isPresent() ? 1 : 0;
    }

    private List<PartialResult> finished(Function<RandomCase, List<GradientEngine>> engines) throws IOException {
        String run = "soundness%s, %s, seed %d".formatted(isOnGpu ? " on a GPU" : "", precision.id(), seed);
        PartFile<PartialResult> file = new PartFile<>(state, run, PartialResult.class);
        return new Experiment<>(index -> SoundnessRun.part(seed, precision, engines, index, CASES), file)
                .until(parts ->
                        parts.stream().mapToLong(PartialResult::gradients).sum() >= gradients);
    }
}
