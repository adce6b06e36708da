package org.gradcheck4j.harness.evaluation.corpus;

import java.util.Locale;
import java.util.Optional;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.judgement.Judgement;

/** What the tool's answer to a gradient is worth. */
enum CorpusAnswer {
    NAMED("named: a diagnosis that the author lists"),
    HONEST("honest: no cause is claimed, or just a place"),
    MISLEADING("misleading: another diagnosis"),
    MISSED("missed: it agrees, though the mistake has an effect"),
    UNTESTED("untested: inconclusive or unsupported"),
    WITHOUT_EFFECT("wrong, but without effect here"),
    RIGHT("right, and it agrees"),
    CALLED_WRONG("right, and called wrong");

    private final String words;

    CorpusAnswer(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** {@return one word for it} */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CorpusAnswer of(CorpusEntry entry, Judgement judgement) {
        Outcome outcome = judgement.verdict().outcome();
        if (entry.isRight()) {
            return outcome == Outcome.AGREE ? RIGHT : CALLED_WRONG;
        }
        boolean isTested = outcome != Outcome.INCONCLUSIVE && outcome != Outcome.UNSUPPORTED;
        if (!entry.hasEffect() && (outcome == Outcome.AGREE || !isTested)) {
            return WITHOUT_EFFECT;
        }
        Optional<Diagnosis> diagnosis = judgement.diagnosis();
        if (!isTested) {
            return UNTESTED;
        }
        if (diagnosis.isEmpty()) {
            return outcome == Outcome.AGREE ? MISSED : HONEST;
        }
        if (entry.names().contains(diagnosis.get().id())) {
            return NAMED;
        }
        return diagnosis.get().claimsCause() ? MISLEADING : HONEST;
    }
}
