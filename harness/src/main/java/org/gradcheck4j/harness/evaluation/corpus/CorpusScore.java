package org.gradcheck4j.harness.evaluation.corpus;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
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

    CorpusScore() {}

    void add(CorpusEntry entry, Judgement judgement) {
        CorpusAnswer answer = CorpusAnswer.of(entry, judgement);
        total.merge(answer, 1, Integer::sum);
        if (TO_A_MISTAKE.contains(answer)) {
            byMistake
                    .computeIfAbsent(entry.slug(), slug -> new EnumMap<>(CorpusAnswer.class))
                    .merge(answer, 1, Integer::sum);
            withName += entry.names().isEmpty() ? 0 : 1;
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
        int named = count(CorpusAnswer.NAMED);
        text.append(String.format(
                Locale.ROOT,
                "\nnamed, of those with a name: %d of %d, %.1f %%%n",
                named,
                withName,
                withName == 0 ? 100 : 100.0 * named / withName));
        misleading.forEach((what, times) -> text.append("misleading: %s (%d)%n".formatted(what, times)));
        TextTable mistakes = new TextTable(row("mistake", CorpusAnswer::label).toArray(String[]::new));
        byMistake.forEach((slug, answers) -> mistakes.row(
                row(slug, answer -> answers.getOrDefault(answer, 0)).toArray()));
        return text.append('\n').append(mistakes.text()).toString();
    }

    private static Stream<Object> row(String first, Function<CorpusAnswer, Object> cell) {
        return Stream.concat(Stream.of(first), TO_A_MISTAKE.stream().map(cell));
    }

    private int count(CorpusAnswer answer) {
        return total.getOrDefault(answer, 0);
    }
}
