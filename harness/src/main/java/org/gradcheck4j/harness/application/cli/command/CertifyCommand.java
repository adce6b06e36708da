package org.gradcheck4j.harness.application.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.cli.option.OutputOptions;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.cli.output.Progress;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.gradcheck4j.harness.evaluation.certification.Certification;
import org.gradcheck4j.harness.evaluation.certification.CertificationGoals;
import org.gradcheck4j.harness.evaluation.certification.CertificationJson;
import org.gradcheck4j.harness.evaluation.certification.CertificationResult;
import org.gradcheck4j.harness.evaluation.certification.CertificationTable;
import org.gradcheck4j.harness.evaluation.corpus.Corpus;
import org.gradcheck4j.harness.evaluation.corpus.CorpusScore;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.GradientEngine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code certify}: how many injected faults are detected and named. */
@Command(
        name = "certify",
        description = "Injects every fault that it can name into the gradients of random networks, and prints what was"
                + " detected, how it was named, and whether a correct gradient was called wrong.",
        footer = {
            "  gradcheck4j certify",
            "  gradcheck4j certify --networks 60 --seed 7",
            "",
            "The table is printed at the end. " + CertifyCommand.TIME + " The exit code is 1 if a fault"
                    + " is not noticed, a right gradient is called wrong, a fault without a name gets one, or too few"
                    + " names are right."
        })
public final class CertifyCommand implements Callable<Integer> {

    /** For users to know what to expect. */
    static final String TIME = "On 2 cores, 150 networks take about 10 minutes.";

    private final Streams streams;

    @Option(
            names = "--networks",
            paramLabel = "N",
            defaultValue = "500",
            description = "How many random networks (default: ${DEFAULT-VALUE}).")
    private int networks;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The seed of every draw (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--corpus",
            paramLabel = "FOLDER",
            description = "Check the gradient files of this folder instead, and count the answers by what its"
                    + " manifest.csv says is wrong with each.")
    private @Nullable Path corpus;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private OutputOptions output = new OutputOptions();

    /**
     * Prepares the command.
     *
     * @param streams to print to
     */
    public CertifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (corpus == null) {
            return certify();
        }
        for (String other : List.of("--networks", "--seed", "--json")) {
            if (spec.commandLine().getParseResult().hasMatchedOption(other)) {
                throw new BadInputException(
                        "%s: is not for a corpus; leave out %s or --corpus".formatted(other, other));
            }
        }
        return check(Corpus.read(corpus));
    }

    private int check(Corpus files) {
        CorpusScore score;
        try (Progress progress = Progress.of(streams, !output.quiet(), "corpus", files.size())) {
            score = files.check(progress::step);
        }
        streams.out().print(score.text());
        streams.out().flush();
        return (score.isTrustworthy() ? ExitCode.AGREE : ExitCode.DISAGREE).code();
    }

    /** Without a terminal there is no progress to see, and nothing for minutes. */
    private void sayWhatTakesSoLong() {
        if (!streams.terminal() && !output.quiet()) {
            streams.err()
                    .println("certify: every known fault, in %d random network%s. %s"
                            .formatted(networks, networks == 1 ? "" : "s", TIME));
            streams.err().flush();
        }
    }

    private long steps() {
        return (long) networks + Certification.largeNetworks(networks);
    }

    private int certify() {
        if (networks < 1) {
            throw new BadInputException("--networks %d, expected at least 1".formatted(networks));
        }
        List<GradientEngine> engines = Engines.found().all();
        RequiredBackend.startFor(engines);
        sayWhatTakesSoLong();
        CertificationResult result;
        try (Progress progress = Progress.of(streams, !output.quiet(), "certify", steps())) {
            result = new Certification(engines).run(networks, seed, progress::step);
        }
        if (output.json()) {
            CertificationJson.lines(result).forEach(streams.out()::println);
        } else {
            streams.out().print(new CertificationTable(result).text());
        }
        streams.out().flush();
        return (CertificationGoals.areMetBy(result) ? ExitCode.AGREE : ExitCode.DISAGREE).code();
    }
}
