package org.gradcheck4j.harness.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The conclusion of one comparison, with the comparison of each tensor.
 *
 * @param outcome the conclusion
 * @param reason one clause if the numbers alone do not say it (unsupported, failed, inconclusive, explained); else empty
 * @param tolerance the tolerance, in words
 * @param tensors every tensor compared, the forward pass first; empty if nothing could be compared
 */
public record Verdict(Outcome outcome, String reason, String tolerance, List<TensorComparison> tensors) {

    private static final String NOTHING_COMPARED = "none: nothing was compared";

    /** Keeps an unmodifiable copy. */
    public Verdict {
        tensors = List.copyOf(tensors);
    }

    /**
     * {@return the verdict on an engine that cannot compute this}
     *
     * @param reason why
     */
    public static Verdict unsupported(String reason) {
        return new Verdict(Outcome.UNSUPPORTED, reason, NOTHING_COMPARED, List.of());
    }

    /**
     * {@return the verdict on an engine that threw or did not return what it had to}
     *
     * @param reason what went wrong
     */
    public static Verdict failed(String reason) {
        return new Verdict(Outcome.FAILED, reason, NOTHING_COMPARED, List.of());
    }

    /**
     * {@return this verdict as {@code explained}: it disagrees, and a named diagnosis predicts the engine's own numbers}
     *
     * @param why the diagnosis
     * @throws IllegalStateException if this is not a disagreement
     */
    public Verdict explainedBy(String why) {
        if (outcome != Outcome.DISAGREE) {
            throw new IllegalStateException("only a disagreement is explained, not " + outcome.id());
        }
        return new Verdict(Outcome.EXPLAINED, why, tolerance, tensors);
    }

    /** {@return the tensor with the largest error ÷ bound; empty if nothing was compared} */
    public Optional<TensorComparison> worst() {
        return tensors.stream().max(Comparator.comparingDouble(TensorComparison::fractionOfBound));
    }

    /** {@return every tensor with an entry that disagrees} */
    public List<TensorComparison> wrongTensors() {
        return tensors.stream().filter(TensorComparison::disagrees).toList();
    }

    /**
     * {@return the first tensor that disagrees, in the order of computation: of the forward pass, or else of the last layer
     * that has a wrong tensor, dW or db, whichever has the larger error ÷ bound; empty if none does}
     */
    public Optional<TensorComparison> firstWrong() {
        List<TensorComparison> wrong = wrongTensors();
        return wrong.stream().filter(tensor -> !tensor.isGradient()).findFirst().or(() -> wrong.stream()
                .max(Comparator.comparingInt(TensorComparison::layer)
                        .thenComparingDouble(TensorComparison::fractionOfBound)));
    }

    /** {@return how many entries lie outside their bound} */
    public int disagreeing() {
        return tensors.stream().mapToInt(TensorComparison::disagreeing).sum();
    }

    /** {@return the number of entries compared} */
    public int entries() {
        return tensors.stream().mapToInt(TensorComparison::entries).sum();
    }

    /** {@return how many entries are tested} */
    public int tested() {
        return tensors.stream().mapToInt(TensorComparison::tested).sum();
    }

    /** {@return how many entries lie beyond {@value Comparison#OUTLIER_DEVIATIONS} standard deviations} */
    public int outliers() {
        return tensors.stream().mapToInt(TensorComparison::outliers).sum();
    }

    /** {@return whether some gradient tensor has too few tested entries, or too little of Σ value² in them} */
    public boolean hasUntestedGradient() {
        return tensors.stream().anyMatch(tensor -> tensor.isGradient() && !tensor.isTested());
    }

    /** {@return whether it is inconclusive for what the errors show together, and not because too little is tested} */
    public boolean isInconclusiveByErrorPattern() {
        return outcome == Outcome.INCONCLUSIVE && !hasUntestedGradient();
    }

    /** {@return the share of entries that are tested, in [0, 1]; 0 if nothing was compared} */
    public double coverage() {
        return tensors.isEmpty() ? 0 : (double) tested() / entries();
    }

    /** {@return the largest error ÷ bound; 0 if nothing was compared} */
    public double fractionOfBound() {
        return worst().map(TensorComparison::fractionOfBound).orElse(0.0);
    }
}
