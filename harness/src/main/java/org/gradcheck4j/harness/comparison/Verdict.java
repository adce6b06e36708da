package org.gradcheck4j.harness.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What became of one comparison, with its evidence.
 *
 * @param outcome the conclusion
 * @param reason one clause where there is more to say than the numbers do (unsupported, failed, inconclusive, explained); else empty
 * @param tolerance the tolerance, in words
 * @param tensors every tensor compared, the forward pass first; empty where nothing could be compared
 */
public record Verdict(Outcome outcome, String reason, String tolerance, List<TensorComparison> tensors) {

    /** Keeps an unmodifiable copy. */
    public Verdict {
        tensors = List.copyOf(tensors);
    }

    /** {@return the verdict on an engine that could not be compared} */
    static Verdict without(Outcome outcome, String reason) {
        return new Verdict(outcome, reason, "none: nothing was compared", List.of());
    }

    /**
     * {@return the verdict on an engine that cannot compute this}
     *
     * @param reason why
     */
    public static Verdict unsupported(String reason) {
        return without(Outcome.UNSUPPORTED, reason);
    }

    /**
     * {@return the verdict on an engine that threw or returned something else than was asked}
     *
     * @param reason what went wrong
     */
    public static Verdict failed(String reason) {
        return without(Outcome.FAILED, reason);
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

    /** {@return the tensor with the largest error ÷ bound, where anything was compared} */
    public Optional<TensorComparison> worst() {
        return tensors.stream().max(Comparator.comparingDouble(TensorComparison::fractionOfBound));
    }

    /** {@return how many entries lie outside their bound} */
    public int disagreeing() {
        return tensors.stream().mapToInt(TensorComparison::disagreeing).sum();
    }

    /** {@return the number of entries compared} */
    public int entries() {
        return tensors.stream().mapToInt(TensorComparison::entries).sum();
    }

    /** {@return how many entries are evidence} */
    public int tested() {
        return tensors.stream().mapToInt(TensorComparison::tested).sum();
    }

    /** {@return how many entries lie beyond 6 standard deviations} */
    public int unusual() {
        return tensors.stream().mapToInt(TensorComparison::unusual).sum();
    }

    /** {@return the share of entries that are evidence, in [0, 1]; 0 where nothing was compared} */
    public double coverage() {
        return tensors.isEmpty() ? 0 : (double) tested() / entries();
    }

    /** {@return the largest error ÷ bound; 0 where nothing was compared} */
    public double fractionOfBound() {
        return worst().map(TensorComparison::fractionOfBound).orElse(0.0);
    }
}
