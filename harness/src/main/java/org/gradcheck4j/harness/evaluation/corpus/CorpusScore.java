package org.gradcheck4j.harness.evaluation.corpus;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.harness.text.TextTable;

/** How the tool answers to a corpus: in all, and by mistake. */
public final class CorpusScore {

    private static final Set<CorpusAnswer> TO_A_MISTAKE = EnumSet.of(
            CorpusAnswer.NAMED,
            CorpusAnswer.HONEST,
            CorpusAnswer.MISLEADING,
            CorpusAnswer.MISSED,
            CorpusAnswer.UNTESTED);

    private final Map<CorpusAnswer, Integer> total = new EnumMap<>(CorpusAnswer.class);
    private final Map<String, Map<CorpusAnswer, Integer>> byMistake = new TreeMap<>();
    private final Map<String, Integer> misleading = new TreeMap<>();
    private int withName;
    private int named;

    CorpusScore() {}

    void add(CorpusEntry entry, Judgement judgement) {
        CorpusAnswer answer = CorpusAnswer.of(entry, judgement);
        total.merge(answer, 1, Integer::sum);
        if (TO_A_MISTAKE.contains(answer)) {
            byMistake
                    .computeIfAbsent(entry.slug(), slug -> new EnumMap<>(CorpusAnswer.class))
                    .merge(answer, 1, Integer::sum);
            withName += entry.hasName() ? 1 : 0;
            named += answer == CorpusAnswer.NAMED ? 1 : 0;
        }
        if (answer == CorpusAnswer.MISLEADING) {
            String said = judgement.diagnosis().map(Diagnosis::id).orElseThrow().text();
            misleading.merge(entry.slug() + " as " + said, 1, Integer::sum);
        }
    }

    /** {@return whether no answer misleads, no mistake with an effect agrees, and no right gradient is called wrong} */
    public boolean isTrustworthy() {
        return count(CorpusAnswer.MISLEADING) + count(CorpusAnswer.MISSED) + count(CorpusAnswer.CALLED_WRONG) == 0;
    }

    /** {@return the counts, the misleading answers, and a row for each mistake} */
    public String text() {
        TextTable counts = new TextTable("answer", "gradients");
        for (CorpusAnswer answer : CorpusAnswer.values()) {
            counts.row(answer.words(), count(answer));
        }
        StringBuilder text = new StringBuilder(counts.text());
        text.append("\nnamed, of those with a name: %d of %d, %.1f %%%n"
                .formatted(named, withName, withName == 0 ? 100 : 100.0 * named / withName));
        misleading.forEach((what, times) -> text.append("misleading: %s (%d)%n".formatted(what, times)));
        TextTable mistakes = new TextTable("mistake", "named", "honest", "misleading", "missed", "untested");
        byMistake.forEach((slug, answers) -> mistakes.row(
                slug,
                answers.getOrDefault(CorpusAnswer.NAMED, 0),
                answers.getOrDefault(CorpusAnswer.HONEST, 0),
                answers.getOrDefault(CorpusAnswer.MISLEADING, 0),
                answers.getOrDefault(CorpusAnswer.MISSED, 0),
                answers.getOrDefault(CorpusAnswer.UNTESTED, 0)));
        return text.append('\n').append(mistakes.text()).toString();
    }

    private int count(CorpusAnswer answer) {
        return total.getOrDefault(answer, 0);
    }
}
