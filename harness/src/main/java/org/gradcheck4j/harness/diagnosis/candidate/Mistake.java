package org.gradcheck4j.harness.diagnosis.candidate;

import java.util.Map;
import org.gradcheck4j.harness.DiagnosisId;

/**
 * One mistake that an engine may have made.
 *
 * @param id of the hypothesis
 * @param sentence what the numbers show, and how people come to make this mistake
 * @param remedy how to correct it
 * @param parameters by name, such as {@code epsilon} or {@code layer}
 */
public record Mistake(DiagnosisId id, String sentence, String remedy, Map<String, Double> parameters) {}
