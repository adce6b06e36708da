package org.gradcheck4j.harness.application.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.cli.option.EngineOption;
import org.gradcheck4j.harness.application.cli.output.ShellCommand;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.gradcheck4j.harness.application.cli.output.SummaryTable;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Suite;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.harness.judgement.TolerancePolicy;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.harness.npz.ReadSettings;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code replay}: the engine that made a gradient file computes it again, and is judged. */
@Command(
        name = "replay",
        description = "Lets the engine that made a gradient file compute the same case again, and judges it.",
        footer = {
            "  gradcheck4j replay out/found-mine-transposed.npz",
            "  gradcheck4j replay --engine-path mine.jar out/found-mine-transposed.npz",
            "  gradcheck4j replay --engines reference,mine out/found-mine-transposed.npz",
            "",
            "The file is one that sweep, record or a report wrote, or any gradient file that names its engine. To judge the gradient that the"
                    + " file holds, use check."
        })
public final class ReplayCommand extends JudgingCommand {

    @Parameters(arity = "1", paramLabel = "FILE.npz", description = "A gradient file.")
    private Path file = Path.of("");

    @Mixin
    private EngineOption engineOption = new EngineOption();

    private @Nullable GradientFile read;

    /**
     * Prepares the command.
     *
     * @param streams to print to
     */
    public ReplayCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        GradientFile recorded = GradientFile.read(file, ReadSettings.DEFAULT);
        read = recorded;
        Engines found = engineOption.found();
        List<GradientEngine> engines = engines(recorded, found);
        Case testCase =
                Case.fromFile(file.toString(), "a case from a gradient file", recorded.network(), recorded.batch());
        Suite suite = new Suite(
                List.of(testCase),
                engines,
                List.of(recorded.precision()),
                TolerancePolicy.DERIVED,
                Expectations.NONE,
                false);
        List<String> words = new ArrayList<>(List.of("replay"));
        words.addAll(engineOption.words());
        words.add(file.toString());
        String command = ShellCommand.of(words.toArray(String[]::new)).text();
        return judge(suite, command, "none: the file has the numbers", verdict -> command);
    }

    private List<GradientEngine> engines(GradientFile recorded, Engines found) {
        if (!engineOption.typed().isEmpty()) {
            RequiredBackend.requireInstalledFor(found, engineOption.typed());
            return engineOption.chosen(found);
        }
        String name = recorded.engine()
                .orElseThrow(() -> new BadInputException(
                        file + ": does not say which engine made it, expected a part 'engine', or --engines"));
        RequiredBackend.requireInstalledFor(found, name);
        return found.all().stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new BadInputException(
                        "%s: was made by '%s', which is not among the engines here; name its jar with --engine-path, or others with --engines"
                                .formatted(file, name)));
    }

    @Override
    void printTable(Suite suite, GradedRun run) {
        GradientFile recorded = Objects.requireNonNull(read, "read before anything is judged");
        out().println("%s, m = %d, in %s"
                .formatted(
                        recorded.network().architecture(),
                        recorded.batch().size(),
                        recorded.precision().id()));
        SummaryTable.byVerdict(out(), run.all(), colours());
        for (EngineVerdict each : run.verdicts()) {
            if (recorded.engine().filter(each.engine()::equals).isPresent()) {
                each.run().output().ifPresent(output -> out().println(
                                comparedWithFile(each.engine(), output, recorded)));
            }
        }
    }

    private static String comparedWithFile(String engine, EngineOutput output, GradientFile recorded) {
        Map<TensorName, Matrix> before = recorded.output().gradients().tensors();
        int entries = 0;
        int changed = 0;
        for (Map.Entry<TensorName, Matrix> each : output.gradients().tensors().entrySet()) {
            entries += each.getValue().size();
            changed += differing(each.getValue(), before.get(each.getKey()), recorded.precision());
        }
        return changed == 0
                ? "%s gives the numbers of the file again, all %d".formatted(engine, entries)
                : "%s gives other numbers than those of the file in %d of %d entries"
                        .formatted(engine, changed, entries);
    }

    private static int differing(Matrix now, @Nullable Matrix before, Precision precision) {
        if (before == null || !now.hasShapeOf(before)) {
            return now.size();
        }
        int differing = 0;
        for (int k = 0; k < now.size(); k++) {
            differing += Double.compare(precision.round(now.get(k)), before.get(k)) == 0 ? 0 : 1;
        }
        return differing;
    }
}
