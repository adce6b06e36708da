package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Map;
import org.gradcheck4j.harness.DiagnosisId;

/**
 * One mistake that an engine may have made.
 *
 * @param id of the hypothesis
 * @param sentence for a person
 * @param parameters by name, such as {@code epsilon} or {@code layer}
 */
record Mistake(DiagnosisId id, String sentence, Map<String, Double> parameters) {}
