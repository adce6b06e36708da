package org.gradcheck4j.harness.diagnosis;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.hypothesis.ClippedLoss;
import org.gradcheck4j.harness.diagnosis.hypothesis.Scaled;
import org.gradcheck4j.model.Precision;

/**
 * Why an engine disagrees with the formula.
 *
 * @param id such as {@code sum-not-mean}, or {@code unexplained} if nothing fits
 * @param sentence for a person: what the numbers show, and how people come to make the mistake
 * @param remedy for a person: how to correct it, or what to do next; may be empty
 * @param parameters what was estimated, by name, such as {@code epsilon}; a layer or a sample if one was singled out
 * @param ties the ids of other diagnoses, as simple as this one, that predict the same numbers
 */
public record Diagnosis(
        DiagnosisId id, String sentence, String remedy, Map<String, Double> parameters, List<DiagnosisId> ties) {

    /** The id of a clip of the output, which reports draw: what it costs grows with |z|. */
    public static final DiagnosisId CLIPPED_LOSS = ClippedLoss.ID;

    /** The id of one entry that disagrees, while no other does. */
    public static final DiagnosisId SINGLE_ENTRY = SingleEntry.ID;

    /** The id of what nothing explains. */
    public static final DiagnosisId UNEXPLAINED = Unexplained.ID;

    /** These are found without a hypothesis. {@code LowerPrecision} names a cause all the same; the others say where a number is wrong, at most. */
    public static final List<DiagnosisId> WITHOUT_HYPOTHESIS =
            List.of(LowerPrecision.ID, SingleEntry.ID, NonFinite.ID, Unexplained.ID);

    /** Keeps unmodifiable copies, parameters by name. */
    public Diagnosis {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        ties = List.copyOf(ties);
    }

    /**
     * {@return the first candidate, with the others as its ties; empty if there is none} One that was fitted is less simple
     * than one that was not.
     */
    static Optional<Diagnosis> ofFirst(List<Candidate> accepted, Evidence evidence) {
        return accepted.stream().findFirst().map(first -> {
            List<DiagnosisId> ties = accepted.stream()
                    .filter(each -> first.isFitted() || !each.isFitted())
                    .map(Candidate::id)
                    .filter(id -> !id.equals(first.id()))
                    .distinct()
                    .toList();
            return new Diagnosis(
                    first.id(),
                    first.sentence() + tied(first, ties, evidence),
                    first.remedy(),
                    first.parameters(),
                    ties);
        });
    }

    private static String tied(Candidate first, List<DiagnosisId> ties, Evidence evidence) {
        String others = ties.stream()
                .filter(id -> !(id.equals(Scaled.ID) && first.isMultipleOfFormula())) // that says no more
                .map(DiagnosisId::text)
                .collect(Collectors.joining(", "));
        if (others.isEmpty()) {
            return "";
        }
        String advice = evidence.samples() == 1
                ? "with one sample, the same numbers follow from %s: check with more samples"
                : evidence.arithmetic().unitRoundoff() > Precision.DOUBLE.unitRoundoff()
                        ? "in this precision, the same numbers follow from %s: check in float64"
                        : "with these weights and samples, the same numbers follow from %s: check with others";
        return " (" + advice.formatted(others) + ")";
    }

    /** {@return sentence and remedy, one after the other} */
    public String text() {
        return remedy.isEmpty() ? sentence : sentence + "; " + remedy;
    }

    /** {@return whether it says why the numbers are wrong, not just where} */
    public boolean claimsCause() {
        return predicts() || id.equals(LowerPrecision.ID);
    }

    /** {@return whether it predicts the engine's own numbers, so that the disagreement is explained} */
    public boolean predicts() {
        return !WITHOUT_HYPOTHESIS.contains(id);
    }

    /**
     * {@return the verdict that a disagreement becomes: {@code explained} if this predicts the numbers, else unchanged}
     *
     * @param disagreement the verdict that this is about
     */
    public Verdict conclude(Verdict disagreement) {
        return predicts() ? disagreement.explainedBy(sentence) : disagreement;
    }
}
