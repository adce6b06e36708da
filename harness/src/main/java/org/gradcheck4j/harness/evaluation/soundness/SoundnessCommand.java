package org.gradcheck4j.harness.evaluation.soundness;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets many random correct gradients against their bounds, in chunks that a later start need not repeat. */
@Command(
        name = "ci/soundness",
        mixinStandardHelpOptions = true,
        description = "Looks for a correct gradient outside its bound; exit code 1 if there is one.")
public final class SoundnessCommand implements Callable<Integer> {

    private static final int CHUNK = 100;
    private static final int UNAVAILABLE = 3;

    @Option(names = "--gradients", description = "how many at least (default: ${DEFAULT-VALUE})")
    private long gradients = 200_000;

    @Option(names = "--seed", description = "of the first network (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--precision", required = true, description = "double, float or half")
    private Precision precision = Precision.DOUBLE;

    @Option(names = "--state", required = true, description = "a file: finished chunks are appended, and not repeated")
    private Path state = Path.of("soundness.jsonl");

    @Option(names = "--question", description = "judges the network of this seed alone, keeping nothing")
    private long question = -1;

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
     * @return 0; 1 if an entry exceeded its bound; 3 if DL4J is not there to be asked
     * @throws IOException if the state file cannot be read or written
     */
    @Override
    public Integer call() throws IOException {
        List<GradientEngine> found = Engines.found().all();
        if (found.stream().noneMatch(SoundnessEngines::isDl4j)) {
            System.err.println("ci/soundness: no engine of DL4J's is on the class path");
            return UNAVAILABLE;
        }
        SoundnessEngines engines = new SoundnessEngines(precision, found);
        List<PartialResult> chunks =
                question < 0 ? finished(engines) : List.of(SoundnessRun.chunk(question, precision, engines, 0, 1));
        SoundnessTable table = new SoundnessTable(chunks, out);
        table.print();
        return table.violations().findAny().isPresent() ? 1 : 0;
    }

    private List<PartialResult> finished(SoundnessEngines engines) throws IOException {
        StateFile file = new StateFile(state);
        List<PartialResult> chunks = new ArrayList<>(file.chunks().stream()
                .filter(chunk -> chunk.seed() == seed && chunk.precision() == precision)
                .toList());
        Set<Integer> done = chunks.stream().map(PartialResult::index).collect(Collectors.toSet());
        long judged = chunks.stream().mapToLong(PartialResult::gradients).sum();
        for (int index = 0; judged < gradients; index++) {
            if (!done.contains(index)) {
                PartialResult chunk = SoundnessRun.chunk(seed, precision, engines, index, CHUNK);
                file.append(chunk);
                chunks.add(chunk);
                judged += chunk.gradients();
                chunk.violations().forEach(violation -> System.err.println("VIOLATION " + violation));
            }
        }
        return chunks;
    }
}
