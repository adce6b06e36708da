package org.gradcheck4j.harness.diagnosis.candidate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.model.TensorName;

/**
 * A computation that an engine may have done in place of the formula: a backward pass that departs from it, then changes
 * to what it returns. A {@link PassChange} among these changes the activations, too.
 *
 * @param departure the backward pass
 * @param changes in the order in which they are made
 * @param mistakes one for each hypothesis applied
 * @param fittedParameters how many parameters were fitted to the engine's numbers, rather than known beforehand
 * @param oddsAgainst the odds against it before its prediction is compared, as a factor: n if it is one of n that are tried;
 *     below 1 if something else speaks for it, so that less has to confirm it
 */
public record Candidate(
        Departure departure,
        List<ResultChange> changes,
        List<Mistake> mistakes,
        int fittedParameters,
        double oddsAgainst) {

    /** What speaks for a mistake that is met 4096 times as often as most. */
    private static final int BITS_OF_OFTEN_MET = 12;

    /** Keeps unmodifiable copies. */
    public Candidate {
        changes = List.copyOf(changes);
        mistakes = List.copyOf(mistakes);
    }

    /** {@return the formula itself, before any hypothesis} */
    public static Candidate formula() {
        return new Candidate(Departure.formula(), List.of(), List.of(), 0, 1);
    }

    /** {@return this, with one more departure in the backward pass} */
    public Candidate departing(UnaryOperator<Departure> more, Mistake mistake) {
        return new Candidate(more.apply(departure), changes, append(mistakes, mistake), fittedParameters, oddsAgainst);
    }

    /** {@return this, with one more change of the result} */
    public Candidate changing(TensorChange change, Mistake mistake) {
        return new Candidate(
                departure, append(changes, change), append(mistakes, mistake), fittedParameters, oddsAgainst);
    }

    /** {@return this, with numbers of other tensors in some} */
    public Candidate rearranging(ResultChange change, Mistake mistake) {
        return new Candidate(
                departure, append(changes, change), append(mistakes, mistake), fittedParameters, oddsAgainst);
    }

    /** {@return this, with one more change that belongs to the same mistake} */
    public Candidate alsoChanging(TensorChange change) {
        return new Candidate(departure, append(changes, change), mistakes, fittedParameters, oddsAgainst);
    }

    /** {@return this, with a parameter that was fitted to the engine's numbers} */
    public Candidate fitted() {
        return fitted(1);
    }

    /** {@return this, with some parameters that were fitted to the engine's numbers} */
    public Candidate fitted(int parameters) {
        return new Candidate(departure, changes, mistakes, fittedParameters + parameters, oddsAgainst);
    }

    /** {@return this, one of several that are tried, such as one for each sample} */
    public Candidate oneOf(double several) {
        return new Candidate(departure, changes, mistakes, fittedParameters, oddsAgainst * several);
    }

    /** {@return this, which people meet more often than most} */
    public Candidate oftenMet() {
        return favouredBy(BITS_OF_OFTEN_MET);
    }

    /** {@return this, for which something other than its prediction speaks: as many bits less have to confirm it} */
    public Candidate favouredBy(int bits) {
        return new Candidate(departure, changes, mistakes, fittedParameters, oddsAgainst * Math.pow(2, -bits));
    }

    /** {@return whether a parameter was fitted to the engine's numbers} */
    public boolean isFitted() {
        return fittedParameters > 0;
    }

    /** {@return whether another dZ[L] alone can give the same numbers, before they are changed} */
    public boolean isInOutputGradientAlone(int depth) {
        return !departure.equals(Departure.formula()) && departure.isInOutputGradientAlone(depth);
    }

    private static <T> List<T> append(List<T> list, T element) {
        return Stream.concat(list.stream(), Stream.of(element)).toList();
    }

    /** {@return what the changes make of a tensor, if each is made of that tensor alone} */
    public Predicted changed(TensorName tensor, Predicted before) {
        return changed(tensor, any -> before);
    }

    /** {@return what the changes make of the tensors that the backward pass returns} */
    public Predicted changed(TensorName tensor, Function<TensorName, Predicted> before) {
        Function<TensorName, Predicted> result = before;
        for (ResultChange change : changes) {
            Function<TensorName, Predicted> unchanged = result;
            result = name -> change.changed(name, unchanged);
        }
        return result.apply(tensor);
    }

    /** {@return whether its activations are not the formula's} */
    public boolean changesForwardPass() {
        return changes.stream().anyMatch(PassChange.class::isInstance);
    }

    /** {@return what every gradient of the backward pass is multiplied by} */
    public double factor() {
        return changes.stream()
                .filter(Scaling.class::isInstance)
                .mapToDouble(change -> ((Scaling) change).factor())
                .reduce(1, (one, other) -> one * other);
    }

    /** {@return whether it is the formula's gradient times a known factor} */
    public boolean isMultipleOfFormula() {
        return departure.equals(Departure.formula())
                && !changes.isEmpty()
                && changes.stream().allMatch(Scaling.class::isInstance);
    }

    /** {@return whether it is the formula's gradient, or that times a known factor} */
    public boolean isFormulaOrMultiple() {
        return mistakes.isEmpty() || isMultipleOfFormula();
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
