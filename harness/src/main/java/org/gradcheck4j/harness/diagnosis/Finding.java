package org.gradcheck4j.harness.diagnosis;

import java.util.Map;

/**
 * One thing that an engine is supposed to have done.
 *
 * @param id of the hypothesis
 * @param sentence for a person
 * @param parameters by name
 */
record Finding(String id, String sentence, Map<String, Double> parameters) {

    static Finding of(String id, String sentence) {
        return new Finding(id, sentence, Map.of());
    }
}
