package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.model.Precision;

/** What a run says nothing about, found from the run itself. */
final class NotCovered {

    private final List<EngineVerdict> verdicts;
    private final List<String> sentences = new ArrayList<>();

    private NotCovered(List<EngineVerdict> verdicts) {
        this.verdicts = verdicts;
    }

    static List<String> in(Conclusion conclusion, Provenance provenance) {
        NotCovered unchecked = new NotCovered(conclusion.verdicts());
        if (!conclusion.whole()) {
            unchecked.sentences.add(
                    "Only a part of the suite ran: what is listed but no longer occurs would not be noticed.");
        }
        unchecked.precisions();
        unchecked.unsupported();
        unchecked.untested();
        unchecked.forwardPasses();
        unchecked.backends(provenance);
        unchecked.sentences.add(
                "Activations other than σ, losses other than binary cross-entropy, more than one output:"
                        + " the model has none, so no engine was asked.");
        unchecked.sentences.add("Updaters, regularisation and training: one gradient at a time was compared, as it"
                + " leaves the engine, before any update.");
        unchecked.sentences.add(
                "Whether every kind of fault would be found: gradcheck4j certify measures that, with faults"
                        + " put in on purpose.");
        return List.copyOf(unchecked.sentences);
    }

    private void precisions() {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        for (Score score : Score.of(verdicts)) {
            asked.computeIfAbsent(score.engine(), engine -> new ArrayList<>()).add(score.precision());
        }
        asked.forEach((engine, precisions) -> {
            for (Precision precision : Precision.values()) {
                if (!precisions.contains(precision.id())) {
                    sentences.add("%s in %s: it was not asked.".formatted(engine, precision.id()));
                }
            }
        });
    }

    private void unsupported() {
        for (Score score : Score.of(verdicts)) {
            long unsupported = score.verdicts().stream()
                    .filter(each -> each.verdict().outcome() == Outcome.UNSUPPORTED)
                    .count();
            if (unsupported > 0) {
                sentences.add("%s in %s, in %d of %d cases: it does not support them."
                        .formatted(
                                score.engine(),
                                score.precision(),
                                unsupported,
                                score.verdicts().size()));
            }
        }
    }

    private void untested() {
        for (Precision precision : Precision.values()) {
            List<EngineVerdict> some = verdicts.stream()
                    .filter(each -> each.precision() == precision)
                    .toList();
            long entries =
                    some.stream().mapToLong(each -> each.verdict().entries()).sum();
            long tested =
                    some.stream().mapToLong(each -> each.verdict().tested()).sum();
            if (tested < entries) {
                sentences.add(String.format(
                        Locale.ROOT,
                        "%,d of %,d entries in %s: they were compared but count as untested, because there the bound"
                                + " is wider than the value, so a wrong one could pass.",
                        entries - tested,
                        entries,
                        precision.id()));
            }
        }
    }

    private void forwardPasses() {
        List<String> silent = verdicts.stream()
                .filter(each -> !each.verdict().tensors().isEmpty()
                        && each.verdict().tensors().stream().allMatch(TensorComparison::isGradient))
                .map(EngineVerdict::engine)
                .distinct()
                .toList();
        if (!silent.isEmpty()) {
            sentences.add("Activations and loss of %s: they show only their gradients.".formatted(Page.names(silent)));
        }
    }

    private void backends(Provenance provenance) {
        sentences.add(
                provenance.hasNd4j()
                        ? "Any backend, version, device or number of threads other than these: %s.%s"
                                .formatted(
                                        provenance.nd4j(),
                                        "CPU".equalsIgnoreCase(provenance.backend()) ? " No GPU took part." : "")
                        : "DL4J and every backend of ND4J: no engine of this run is on them.");
    }
}
