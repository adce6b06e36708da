package org.gradcheck4j.departure;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gradcheck4j.bound.HiddenSlope;
import org.gradcheck4j.bound.InputOfDW;
import org.gradcheck4j.model.Matrix;

/**
 * How a backward pass departs from the formula: what an engine does, according to a hypothesis. The forward pass is always
 * the formula's. Immutable; each {@code with…} returns another.
 */
public final class Departure {

    private static final Departure FORMULA = new Departure(LastDZ.FORMULA, HiddenDZ.FORMULA, Map.of());

    private final LastDZ lastDZ;
    private final HiddenDZ hiddenDZ;
    private final Map<Integer, InputOfDW> inputsOfDW;

    /**
     * How dZ[L] is made.
     *
     * @param labels if they are not the batch's
     * @param labelRoundings how often an engine rounds to make them
     * @param sampleWeights if some samples count more than others
     * @param gradient dZ[L] of one sample
     */
    private record LastDZ(
            Optional<Matrix> labels, int labelRoundings, Optional<Matrix> sampleWeights, OutputGradient gradient) {

        static final LastDZ FORMULA = new LastDZ(Optional.empty(), 0, Optional.empty(), OutputGradient.formula());
    }

    /**
     * How dZ[i] is made of dZ[i+1]: what differs from the formula, by layer.
     *
     * @param weights in place of W[i]
     * @param update of these weights
     * @param slopes in place of σ'(Z[i])
     */
    private record HiddenDZ(Map<Integer, Matrix> weights, Update update, Map<Integer, HiddenSlope> slopes) {

        static final HiddenDZ FORMULA = new HiddenDZ(Map.of(), new Update(true, 0), Map.of());

        HiddenDZ with(Update other) {
            return new HiddenDZ(weights, other, slopes);
        }
    }

    /**
     * W[i] − r dW[i] in place of W[i], or −r dW[i] alone: dW[i] if r is −1.
     *
     * @param includesWeights whether W[i] is part of it
     * @param rate r
     */
    private record Update(boolean includesWeights, double rate) {}

    private Departure(LastDZ lastDZ, HiddenDZ hiddenDZ, Map<Integer, InputOfDW> inputsOfDW) {
        this.lastDZ = lastDZ;
        this.hiddenDZ = hiddenDZ;
        this.inputsOfDW = inputsOfDW;
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
        return with(new LastDZ(Optional.of(y), roundings, lastDZ.sampleWeights, lastDZ.gradient));
    }

    /**
     * {@return this, with dZ[L] of each sample times a weight}
     *
     * @param w {@code [1 × m]}; 0 leaves a sample out
     */
    public Departure withSampleWeights(Matrix w) {
        return with(new LastDZ(lastDZ.labels, lastDZ.labelRoundings, Optional.of(w), lastDZ.gradient));
    }

    /**
     * {@return this, with another dZ[L]}
     *
     * @param other how it is made
     */
    public Departure withOutputGradient(OutputGradient other) {
        return with(new LastDZ(lastDZ.labels, lastDZ.labelRoundings, lastDZ.sampleWeights, other));
    }

    private Departure with(LastDZ other) {
        return new Departure(other, hiddenDZ, inputsOfDW);
    }

    /**
     * {@return this, with W[i] − r dW[i] in place of W[i] in the backward pass}
     *
     * @param r the rate of the update
     */
    public Departure withUpdatedWeights(double r) {
        return with(hiddenDZ.with(new Update(true, r)));
    }

    /** {@return this, with dW[i] in place of W[i] in the backward pass} */
    public Departure withGradientAsWeights() {
        return with(hiddenDZ.with(new Update(false, -1)));
    }

    private Departure with(HiddenDZ other) {
        return new Departure(lastDZ, other, inputsOfDW);
    }

    /**
     * {@return this, with another factor in place of σ'(Z[i])}
     *
     * @param layer i, a hidden one
     * @param slope the factor
     */
    public Departure withSlope(int layer, HiddenSlope slope) {
        return with(new HiddenDZ(hiddenDZ.weights, hiddenDZ.update, with(hiddenDZ.slopes, layer, slope)));
    }

    /**
     * {@return this, with dW[i] made from another matrix than A[i−1]}
     *
     * @param layer i
     * @param input with as many rows as A[i−1]
     */
    public Departure withInputOfDW(int layer, InputOfDW input) {
        return new Departure(lastDZ, hiddenDZ, with(inputsOfDW, layer, input));
    }

    /**
     * {@return this, with other weights in place of W[i] in the backward pass}
     *
     * @param layer i, from 2
     * @param W {@code [n_i × n_{i−1}]}
     */
    public Departure withWeights(int layer, Matrix W) {
        return with(new HiddenDZ(with(hiddenDZ.weights, layer, W), hiddenDZ.update, hiddenDZ.slopes));
    }

    /**
     * {@return this in the last layer, and the formula in all others: dZ[L], dW[L] and db[L] are the same}
     *
     * @param L the last layer
     */
    public Departure inLastLayer(int L) {
        InputOfDW input = inputsOfDW.get(L);
        return new Departure(lastDZ, HiddenDZ.FORMULA, input == null ? Map.of() : Map.of(L, input));
    }

    /** {@return whether the labels are not the batch's} */
    public boolean hasOtherLabels() {
        return labels().isPresent();
    }

    /** {@return whether some samples count more than others in dZ[L]; the loss may weigh them likewise, or not} */
    public boolean weighsSamples() {
        return lastDZ.sampleWeights.isPresent();
    }

    /** {@return whether dZ[L] is not A[L] − y, whatever the labels are} */
    public boolean hasOtherOutputGradient() {
        return !lastDZ.gradient.equals(OutputGradient.formula());
    }

    private static <T> Map<Integer, T> with(Map<Integer, T> before, int layer, T value) {
        Map<Integer, T> all = new TreeMap<>(before);
        all.put(layer, value);
        return Map.copyOf(all);
    }

    Optional<Matrix> labels() {
        return lastDZ.labels;
    }

    int labelRoundings() {
        return lastDZ.labelRoundings;
    }

    double sampleWeight(int sample) {
        return lastDZ.sampleWeights.map(w -> w.get(sample)).orElse(1.0);
    }

    OutputGradient outputGradient() {
        return lastDZ.gradient;
    }

    /** {@return r} */
    double updateRate() {
        return hiddenDZ.update.rate;
    }

    /** {@return whether W[i] is part of the weights in the backward pass} */
    boolean includesWeights() {
        return hiddenDZ.update.includesWeights;
    }

    HiddenSlope slope(int layer) {
        return hiddenDZ.slopes.getOrDefault(layer, HiddenSlope.SIGMOID);
    }

    InputOfDW inputOfDW(int layer) {
        return inputsOfDW.getOrDefault(layer, InputOfDW.activation(layer - 1));
    }

    /** {@return what W[i] is replaced by in the backward pass} */
    Optional<Matrix> weights(int layer) {
        return Optional.ofNullable(hiddenDZ.weights.get(layer));
    }

    /** {@return whether dZ[i] of a network with L layers is the formula's own} */
    boolean isFormulaAt(int i, int L) {
        return lastDZ.equals(LastDZ.FORMULA) && isHiddenPassOfFormula(i, L);
    }

    /**
     * {@return whether everything but dZ[L] is made as in the formula}
     *
     * @param depth L
     */
    public boolean isInOutputGradientAlone(int depth) {
        return inputsOfDW.isEmpty() && isHiddenPassOfFormula(1, depth);
    }

    /** {@return whether dZ[i] is what the formula makes of this dZ[L]} */
    boolean isHiddenPassOfFormula(int i, int L) {
        return (updateRate() == 0 || i == L)
                && IntStream.range(i, L)
                        .allMatch(layer -> slope(layer) == HiddenSlope.SIGMOID
                                && weights(layer + 1).isEmpty());
    }

    /** By value, so that departures that come to the same share what is computed of them. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Departure that
                && lastDZ.equals(that.lastDZ)
                && hiddenDZ.equals(that.hiddenDZ)
                && inputsOfDW.equals(that.inputsOfDW);
    }

    @Override
    public int hashCode() {
        return Objects.hash(lastDZ, hiddenDZ, inputsOfDW);
    }
}
