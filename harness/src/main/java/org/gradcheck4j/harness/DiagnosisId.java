package org.gradcheck4j.harness;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a diagnosis is called, such as {@code sum-not-mean}. Two mistakes together have both ids, joined by {@code +} in
 * alphabetical order: {@code sum-not-mean+transposed}.
 *
 * @param text as reports show it
 */
public record DiagnosisId(String text) implements Comparable<DiagnosisId> {

    private static final Pattern BETWEEN = Pattern.compile("+", Pattern.LITERAL);

    /** One mistake before two, then by text. */
    private static final Comparator<DiagnosisId> ORDER =
            Comparator.comparingInt((DiagnosisId id) -> id.parts().size()).thenComparing(DiagnosisId::text);

    /** Takes the parts in any order. */
    public DiagnosisId {
        text = BETWEEN.splitAsStream(text).sorted().collect(Collectors.joining("+"));
    }

    /** {@return the id of this mistake and another together} */
    public DiagnosisId and(DiagnosisId other) {
        return new DiagnosisId(text + "+" + other.text);
    }

    /** {@return the id of each mistake in it, alphabetically; itself alone if it is one mistake} */
    public List<DiagnosisId> parts() {
        Stream<String> parts = BETWEEN.splitAsStream(text);
        return parts.map(DiagnosisId::new).toList();
    }

    @Override
    public int compareTo(DiagnosisId other) {
        return ORDER.compare(this, other);
    }

    /** {@return the text} */
    @Override
    public String toString() {
        return text;
    }
}
