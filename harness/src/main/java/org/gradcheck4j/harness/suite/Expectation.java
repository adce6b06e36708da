package org.gradcheck4j.harness.suite;

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
    public boolean covers(Judged judged) {
        return engine.equals(judged.engine())
                && verdict.equals(judged.verdict().outcome().id())
                && family.equals(judged.question().family());
    }
}
