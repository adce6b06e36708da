package org.gradcheck4j.harness.application.suite;

import org.gradcheck4j.harness.diagnosis.Diagnosis;

/**
 * A verdict other than {@code agree} that is known and understood.
 *
 * @param engine its name
 * @param verdict the id of the verdict, or of the diagnosis that explains it
 * @param family the family of cases
 * @param dl4j the version of DL4J that it was seen with
 * @param why one sentence
 */
public record Expectation(String engine, String verdict, String family, String dl4j, String why) {

    /**
     * {@return whether this is about that verdict}
     *
     * @param judged any verdict
     */
    public boolean covers(EngineVerdict judged) {
        return engine.equals(judged.engine())
                && verdict.equals(name(judged))
                && family.equals(judged.question().family());
    }

    /** The diagnosis' id where it explains the verdict. */
    private static String name(EngineVerdict judged) {
        return judged.diagnosis().filter(Diagnosis::predicts).map(Diagnosis::id).orElseGet(() -> judged.verdict()
                .outcome()
                .id());
    }
}
