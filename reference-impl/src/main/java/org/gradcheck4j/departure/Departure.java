package org.gradcheck4j.departure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gradcheck4j.bound.HiddenSlope;
import org.gradcheck4j.bound.WeightFactor;
import org.gradcheck4j.model.Matrix;

/**
 * How a backward pass departs from the formula: what an engine does, according to a hypothesis. The forward pass is always
 * the formula's. Immutable; each {@code with…} returns another.
 */
public final class Departure {

    private static final Departure FORMULA = new Departure(
            Optional.empty(),
            0,
            Optional.empty(),
            OutputGradient.formula(),
            new BackwardWeights(1, 0),
            Map.of(),
            Map.of(),
            Map.of());

    private final Optional<Matrix> labels;
    private final int labelRoundings;
    private final Optional<Matrix> sampleWeights;
    private final OutputGradient output;
    private final BackwardWeights backwardWeights;
    private final Map<Integer, HiddenSlope> slopes;
    private final Map<Integer, WeightFactor> factors;
    private final Map<Integer, Matrix> weights;

    /** The weights that carry dZ[i] back to dA[i−1] are {@code kept} W[i] − {@code updateRate} dW[i]. */
    private record BackwardWeights(int kept, double updateRate) {}

    private Departure(
            Optional<Matrix> labels,
            int labelRoundings,
            Optional<Matrix> sampleWeights,
            OutputGradient output,
            BackwardWeights backwardWeights,
            Map<Integer, HiddenSlope> slopes,
            Map<Integer, WeightFactor> factors,
            Map<Integer, Matrix> weights) {
        this.labels = labels;
        this.labelRoundings = labelRoundings;
        this.sampleWeights = sampleWeights;
        this.output = output;
        this.backwardWeights = backwardWeights;
        this.slopes = slopes;
        this.factors = factors;
        this.weights = weights;
    }

    /** {@return no departure: dZ[L] = A[L] − y, dZ[i] = W[i+1]ᵀ dZ[i+1] ∘ σ'(Z[i]), dW[i] = 1/m dZ[i] A[i−1]ᵀ} */
    public static Departure formula() {
        return FORMULA;
    }

    /**
     * {@return this, with other labels}
     *
     * @param y {@code [1 × m]}, in [0, 1]
     * @param roundings how often an engine rounds to make them
     */
    public Departure withLabels(Matrix y, int roundings) {
        return new Departure(
                Optional.of(y), roundings, sampleWeights, output, backwardWeights, slopes, factors, weights);
    }

    /**
     * {@return this, with dZ[L] of each sample times a weight}
     *
     * @param w {@code [1 × m]}; 0 leaves a sample out
     */
    public Departure withSampleWeights(Matrix w) {
        return new Departure(labels, labelRoundings, Optional.of(w), output, backwardWeights, slopes, factors, weights);
    }

    /**
     * {@return this, with another dZ[L]}
     *
     * @param other how it is made
     */
    public Departure withOutputGradient(OutputGradient other) {
        return new Departure(labels, labelRoundings, sampleWeights, other, backwardWeights, slopes, factors, weights);
    }

    /**
     * {@return this, with W[i] − r dW[i] in place of W[i] on the way back}
     *
     * @param r the rate of the update
     */
    public Departure withUpdatedWeights(double r) {
        return withBackwardWeights(new BackwardWeights(1, r));
    }

    /** {@return this, with dW[i] in place of W[i] on the way back} */
    public Departure withGradientAsWeights() {
        return withBackwardWeights(new BackwardWeights(0, -1));
    }

    private Departure withBackwardWeights(BackwardWeights other) {
        return new Departure(labels, labelRoundings, sampleWeights, output, other, slopes, factors, weights);
    }

    /**
     * {@return this, with another factor in place of σ'(Z[i])}
     *
     * @param layer i, a hidden one
     * @param slope the factor
     */
    public Departure withSlope(int layer, HiddenSlope slope) {
        return new Departure(
                labels,
                labelRoundings,
                sampleWeights,
                output,
                backwardWeights,
                with(slopes, layer, slope),
                factors,
                weights);
    }

    /**
     * {@return this, with dW[i] made from another matrix than A[i−1]}
     *
     * @param layer i
     * @param factor with as many rows as A[i−1]
     */
    public Departure withWeightFactor(int layer, WeightFactor factor) {
        return new Departure(
                labels,
                labelRoundings,
                sampleWeights,
                output,
                backwardWeights,
                slopes,
                with(factors, layer, factor),
                weights);
    }

    /**
     * {@return this, with other weights in place of W[i] on the way back}
     *
     * @param layer i, from 2
     * @param W {@code [n_i × n_{i−1}]}
     */
    public Departure withWeights(int layer, Matrix W) {
        return new Departure(
                labels,
                labelRoundings,
                sampleWeights,
                output,
                backwardWeights,
                slopes,
                factors,
                with(weights, layer, W));
    }

    /**
     * {@return this in the last layer, and the formula in all others: dZ[L], dW[L] and db[L] are the same}
     *
     * @param L the last layer
     */
    public Departure inLastLayer(int L) {
        WeightFactor factor = factors.get(L);
        return new Departure(
                labels,
                labelRoundings,
                sampleWeights,
                output,
                FORMULA.backwardWeights,
                Map.of(),
                factor == null ? Map.of() : Map.of(L, factor),
                Map.of());
    }

    /** {@return whether the labels are not the batch's} */
    public boolean hasOtherLabels() {
        return labels.isPresent();
    }

    /** {@return whether some samples count more than others in dZ[L]; the loss may weigh them likewise, or not} */
    public boolean weighsSamples() {
        return sampleWeights.isPresent();
    }

    /** {@return whether dZ[L] is not A[L] − y, whatever the labels are} */
    public boolean hasOtherOutputGradient() {
        return !output.equals(OutputGradient.formula());
    }

    private static <T> Map<Integer, T> with(Map<Integer, T> before, int layer, T value) {
        Map<Integer, T> all = new TreeMap<>(before);
        all.put(layer, value);
        return Map.copyOf(all);
    }

    Optional<Matrix> labels() {
        return labels;
    }

    int labelRoundings() {
        return labelRoundings;
    }

    double sampleWeight(int sample) {
        return sampleWeights.map(w -> w.get(sample)).orElse(1.0);
    }

    OutputGradient output() {
        return output;
    }

    /** {@return r} */
    double updateRate() {
        return backwardWeights.updateRate;
    }

    /** {@return whether W[i] is part of the weights on the way back} */
    boolean keepsWeights() {
        return backwardWeights.kept == 1;
    }

    HiddenSlope slope(int layer) {
        return slopes.getOrDefault(layer, HiddenSlope.SIGMOID);
    }

    WeightFactor factorOfWeights(int layer) {
        return factors.getOrDefault(layer, WeightFactor.activation(layer - 1));
    }

    /** {@return what W[i] is replaced by on the way back} */
    Optional<Matrix> weights(int layer) {
        return Optional.ofNullable(weights.get(layer));
    }

    /** {@return whether dZ[i] of a network with L layers is the formula's own} */
    boolean followsFormula(int i, int L) {
        return labels.isEmpty()
                && sampleWeights.isEmpty()
                && output.equals(OutputGradient.formula())
                && carriesBackAsFormula(i, L);
    }

    /**
     * {@return whether everything but dZ[L] is made as in the formula}
     *
     * @param depth L
     */
    public boolean isInOutputGradientAlone(int depth) {
        return factors.isEmpty() && carriesBackAsFormula(1, depth);
    }

    /** {@return whether dZ[i] is what the formula makes of this dZ[L]} */
    boolean carriesBackAsFormula(int i, int L) {
        return (updateRate() == 0 || i == L)
                && IntStream.range(i, L)
                        .allMatch(layer -> slope(layer) == HiddenSlope.SIGMOID && !weights.containsKey(layer + 1));
    }

    /** By value, so that departures that come to the same share what is computed of them. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Departure that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<Object> parts() {
        return List.of(labels, labelRoundings, sampleWeights, output, backwardWeights, slopes, factors, weights);
    }
}
