package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Mistake;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** Each wrong tensor holds the numbers of another one of its shape: exchanged, in reverse order, or written twice. */
record ExchangedTensors(DiagnosisId id, Candidate base, Evidence evidence) implements Misplaced.Relocation {

    @Override
    public Optional<Candidate> candidate() {
        Map<TensorName, TensorName> sources = new HashMap<>();
        for (TensorName tensor : evidence.gradients()) {
            if (!holds(tensor, tensor)) {
                Optional<TensorName> source = evidence.gradients().stream()
                        .filter(other -> holds(tensor, other))
                        .findFirst();
                if (source.isEmpty()) {
                    return Optional.empty();
                }
                sources.put(tensor, source.get());
            }
        }
        return sources.entrySet().stream().allMatch(each -> isBiasFromWeights(each.getKey(), each.getValue()))
                ? Optional.empty()
                : Optional.of(candidate(sources));
    }

    /** With one input, the sum of each row of dW is dW: that has a name of its own. */
    private static boolean isBiasFromWeights(TensorName tensor, TensorName source) {
        return tensor.is(TensorName.Quantity.db) && source.equals(TensorName.dW(tensor.layer()));
    }

    /** Whether what is returned for one tensor is the gradient of another. */
    private boolean holds(TensorName tensor, TensorName other) {
        Matrix actual = evidence.actual(tensor);
        return actual.hasShapeOf(evidence.parameter(other))
                && evidence.predicted(base, other).fits(actual);
    }

    private Candidate candidate(Map<TensorName, TensorName> sources) {
        Map<TensorName, TensorName> byName =
                new TreeMap<>(Comparator.comparing(TensorName::layer).thenComparing(TensorName::quantity));
        byName.putAll(sources);
        String what = byName.entrySet().stream()
                .map(each -> "%s holds the numbers of %s".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
        boolean isCopied = sources.values().stream().anyMatch(source -> !sources.containsKey(source))
                || sources.values().stream().distinct().count() < sources.size();
        String why = isCopied
                ? "one array is used for several gradients of the same shape, or one is stored under two names"
                : "the list of the layers is in another order, as it is if the gradients are collected from the last to the "
                        + "first, or two are exchanged";
        String remedy = isCopied ? "give each gradient an array of its own" : "store each gradient under its own layer";
        Map<String, Double> parameters = new HashMap<>();
        sources.forEach((tensor, source) -> parameters.put(tensor.toString(), code(tensor, source)));
        return base.rearranging(
                (tensor, before) -> before.apply(sources.getOrDefault(tensor, tensor)),
                new Mistake(id, what + ": " + why, remedy, parameters));
    }

    /** The layer of the source; negative if it is a db for a dW, or a dW for a db. */
    private static double code(TensorName tensor, TensorName source) {
        return tensor.is(source.quantity()) ? source.layer() : -source.layer();
    }
}
