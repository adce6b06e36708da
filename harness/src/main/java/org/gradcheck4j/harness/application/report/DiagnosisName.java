package org.gradcheck4j.harness.application.report;

import java.util.Locale;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.application.explain.DiagnosisTexts;

/** What a diagnosis is, in a few plain words: an id alone says nothing to who sees it first. */
final class DiagnosisName {

    private static final DiagnosisTexts TEXTS = DiagnosisTexts.load();

    private DiagnosisName() {}

    /** A clause, such as {@code the gradient is the sum over the batch, not the mean over it}; of two mistakes, both. */
    static String inWords(DiagnosisId id) {
        return id.parts().stream()
                .map(part -> clause(TEXTS.summary(part.text())))
                .collect(Collectors.joining("; and "));
    }

    /** A first word loses its capital, and a symbol such as A[i] keeps it. */
    private static String clause(String sentence) {
        boolean word = sentence.substring(1).matches("[a-z ].*");
        return word ? sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1) : sentence;
    }
}
