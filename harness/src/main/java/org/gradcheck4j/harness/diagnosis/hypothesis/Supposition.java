package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Map;

/**
 * One thing that an engine is supposed to have done.
 *
 * @param id of the hypothesis
 * @param sentence for a person
 * @param parameters by name
 */
record Supposition(DiagnosisId id, String sentence, Map<String, Double> parameters) {

    static Supposition of(DiagnosisId id, String sentence) {
        return new Supposition(id, sentence, Map.of());
    }
}
