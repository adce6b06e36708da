package org.gradcheck4j.harness.diagnosis;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradcheck4j.harness.comparison.Verdict;

/**
 * Why an engine disagrees with the formula.
 *
 * @param id such as {@code sum-not-mean}; two joined with {@code +} where it takes both; {@code unexplained} where
 *     nothing fits
 * @param sentence for a person: what it means, how people come to make it, how to mend it
 * @param parameters what was estimated, by name, such as {@code epsilon}; a layer or a sample where one was singled out
 * @param ties the ids of other diagnoses, as simple as this one, that predict the same numbers
 */
public record Diagnosis(String id, String sentence, Map<String, Double> parameters, List<String> ties) {

    static final String NON_FINITE = "non-finite";
    static final String LOWER_PRECISION = "lower-precision";
    static final String SINGLE_ENTRY = "single-entry";
    static final String UNEXPLAINED = "unexplained";

    /** Keeps unmodifiable copies, parameters by name. */
    public Diagnosis {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        ties = List.copyOf(ties);
    }

    /**
     * {@return whether it predicts the engine's own numbers, so that the disagreement is explained}
     *
     * <p>{@code non-finite} and {@code single-entry} say where, not what: any number would do in that place, so they
     * predict nothing, and neither does {@code unexplained}.
     */
    public boolean predicts() {
        return !id.equals(NON_FINITE) && !id.equals(SINGLE_ENTRY) && !id.equals(UNEXPLAINED);
    }

    /**
     * {@return the verdict that a disagreement becomes: {@code explained} where this predicts the numbers, else as it was}
     *
     * @param disagreement the verdict that this is about
     */
    public Verdict conclude(Verdict disagreement) {
        return predicts() ? disagreement.explainedBy(sentence) : disagreement;
    }
}
