package org.gradcheck4j.harness.evaluation.corpus;

import java.util.List;
import org.gradcheck4j.harness.DiagnosisId;

/**
 * One gradient file of the corpus, and what its author says of it.
 *
 * @param file its name
 * @param slug of the backprop that made it, in a few words
 * @param isRight whether that is a right backprop
 * @param hasEffect whether the file's numbers differ from the right ones by more than rounding
 * @param names the diagnoses that would be right; {@code unexplained} if there is none
 */
record CorpusEntry(String file, String slug, boolean isRight, boolean hasEffect, List<DiagnosisId> names) {

    /** A place, or nothing: no cause is claimed. */
    private static final List<DiagnosisId> WITHOUT_CAUSE =
            List.of(new DiagnosisId("unexplained"), new DiagnosisId("single-entry"), new DiagnosisId("non-finite"));

    private static final DiagnosisId UNEXPLAINED = WITHOUT_CAUSE.get(0);

    CorpusEntry {
        names = List.copyOf(names);
    }

    /** {@return whether its author knows a diagnosis that is right} */
    boolean hasName() {
        return names.stream().anyMatch(name -> !name.equals(UNEXPLAINED));
    }

    /** {@return whether a diagnosis is one that the author lists, and says anything} */
    boolean isNamedBy(DiagnosisId diagnosis) {
        return !diagnosis.equals(UNEXPLAINED) && names.contains(diagnosis);
    }

    /** {@return whether a diagnosis claims no cause} */
    static boolean claimsNothing(DiagnosisId diagnosis) {
        return WITHOUT_CAUSE.contains(diagnosis);
    }
}
