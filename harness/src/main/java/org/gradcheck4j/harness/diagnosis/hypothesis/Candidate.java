package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.model.TensorName;

/**
 * A computation that an engine may have done in place of the formula: a backward pass that departs from it, then changes
 * to its result.
 *
 * @param departure the backward pass
 * @param changes in the order in which they are made
 * @param mistakes one for each hypothesis applied
 * @param isFitted whether a parameter was fitted to the engine's numbers, rather than known beforehand
 */
public record Candidate(Departure departure, List<GradientChange> changes, List<Mistake> mistakes, boolean isFitted) {

    /** Keeps unmodifiable copies. */
    public Candidate {
        changes = List.copyOf(changes);
        mistakes = List.copyOf(mistakes);
    }

    /** {@return the formula itself, before any hypothesis} */
    public static Candidate formula() {
        return new Candidate(Departure.formula(), List.of(), List.of(), false);
    }

    /** {@return this, with one more departure in the backward pass} */
    Candidate departing(UnaryOperator<Departure> more, Mistake mistake) {
        return new Candidate(more.apply(departure), changes, append(mistakes, mistake), isFitted);
    }

    /** {@return this, with one more change of the result} */
    Candidate changing(GradientChange change, Mistake mistake) {
        return new Candidate(departure, append(changes, change), append(mistakes, mistake), isFitted);
    }

    /** {@return this, with one more change that belongs to the same mistake} */
    Candidate alsoChanging(GradientChange change) {
        return new Candidate(departure, append(changes, change), mistakes, isFitted);
    }

    /** {@return this, with a parameter that was fitted to the engine's numbers} */
    Candidate fitted() {
        return new Candidate(departure, changes, mistakes, true);
    }

    private static <T> List<T> append(List<T> list, T element) {
        return Stream.concat(list.stream(), Stream.of(element)).toList();
    }

    /** {@return what the changes make of a tensor} */
    Predicted changed(TensorName tensor, Predicted before) {
        Predicted result = before;
        for (GradientChange change : changes) {
            result = change.changed(tensor, result);
        }
        return result;
    }

    /** {@return whether it is the formula's gradient times a known factor} */
    boolean isMultipleOfFormula() {
        return departure == Departure.formula()
                && !changes.isEmpty()
                && changes.stream().allMatch(Scaling.class::isInstance);
    }

    /** {@return the id of its hypothesis, or of its hypotheses together} */
    public DiagnosisId id() {
        return mistakes.stream().map(Mistake::id).reduce(DiagnosisId::and).orElseThrow();
    }

    /** {@return the parameters of its mistakes, by name} */
    public Map<String, Double> parameters() {
        Map<String, Double> all = new LinkedHashMap<>();
        mistakes.forEach(mistake -> all.putAll(mistake.parameters()));
        return all;
    }

    /** {@return its remedies, one after the other} */
    public String remedy() {
        return mistakes.stream().map(Mistake::remedy).collect(Collectors.joining("; "));
    }

    /** {@return its sentences, one after the other} */
    public String sentence() {
        return mistakes.stream().map(Mistake::sentence).collect(Collectors.joining("; and "));
    }
}
