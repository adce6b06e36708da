package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Provenance;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.model.Precision;

/** What a run did not check, found from the run itself. */
final class NotChecked {

    private NotChecked() {}

    /** One sentence each. */
    static List<String> in(GradedRun run, Provenance provenance) {
        VerdictGroup all = run.all();
        List<String> sentences = new ArrayList<>();
        if (!run.isWhole()) {
            sentences.add("Only a part of the suite ran, so an expected verdict that does not occur is not noticed.");
        }
        all.by(EngineVerdict::engine).forEach((engine, its) -> otherPrecisions(its)
                .forEach(precision -> sentences.add("%s in %s: not computed.".formatted(engine, precision.id()))));
        EngineScore.of(all).forEach(score -> unsupported(score).forEach(sentences::add));
        Stream.of(Precision.values())
                .flatMap(precision -> untested(precision, all.only(each -> each.precision() == precision)))
                .forEach(sentences::add);
        List<EngineVerdict> gradientsAlone =
                all.only(each -> Shown.of(each) == Shown.GRADIENTS).verdicts();
        if (!gradientsAlone.isEmpty()) {
            sentences.add("Activations and loss of %s: they show only their gradients."
                    .formatted(Sentences.names(gradientsAlone.stream().map(EngineVerdict::engine))));
        }
        List<EngineVerdict> withoutActivations =
                all.only(each -> Shown.of(each) == Shown.LOSS).verdicts();
        if (!withoutActivations.isEmpty()) {
            sentences.add("Activations of %s: they show their loss, but no activations."
                    .formatted(Sentences.names(withoutActivations.stream().map(EngineVerdict::engine))));
        }
        List<EngineVerdict> withoutLoss =
                all.only(each -> Shown.of(each) == Shown.ACTIVATIONS).verdicts();
        if (!withoutLoss.isEmpty()) {
            sentences.add("The loss of %s: they show their activations, but no loss."
                    .formatted(Sentences.names(withoutLoss.stream().map(EngineVerdict::engine))));
        }
        sentences.add(backends(provenance));
        sentences.add("Activations other than σ, losses other than binary cross-entropy, more than one output:"
                + " the model has none of these.");
        sentences.add("Updaters, regularisation and training: each gradient was compared as the engine returns it,"
                + " before any update.");
        sentences.add("Whether every kind of fault would be found: gradcheck4j certify measures that, with faults"
                + " that it injects.");
        return sentences;
    }

    private static Stream<Precision> otherPrecisions(VerdictGroup its) {
        return Stream.of(Precision.values()).filter(precision -> its.only(each -> each.precision() == precision)
                .isEmpty());
    }

    private static Stream<String> unsupported(EngineScore score) {
        int unsupported = score.verdicts().with(Outcome.UNSUPPORTED).size();
        return unsupported == 0
                ? Stream.of()
                : Stream.of("%s in %s, in %d of %d cases: not supported."
                        .formatted(
                                score.engine(),
                                score.precision(),
                                unsupported,
                                score.verdicts().size()));
    }

    private static Stream<String> untested(Precision precision, VerdictGroup its) {
        return its.tested() == its.entries()
                ? Stream.of()
                : Stream.of(String.format(
                        Locale.ROOT,
                        "%,d of %,d entries in %s: they were compared but count as untested: even a zero would "
                                + "lie within a bound that is not negligible, or the exact value is not known well enough.",
                        its.entries() - its.tested(),
                        its.entries(),
                        precision.id()));
    }

    private static String backends(Provenance provenance) {
        return provenance.hasNd4j()
                ? "Any other backend, version, device or number of threads than these: %s.%s"
                        .formatted(
                                provenance.nd4j(),
                                "CPU".equalsIgnoreCase(provenance.backend()) ? " No GPU took part." : "")
                : "DL4J and every backend of ND4J: no engine of this run uses them.";
    }
}
