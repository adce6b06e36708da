package org.gradcheck4j.departure;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gradcheck4j.model.Matrix;

/**
 * How a backward pass departs from the formula: what an engine does, according to a hypothesis. The forward pass is always
 * the formula's. Immutable; each {@code with…} returns another.
 */
public final class Departure {

    private static final Departure FORMULA =
            new Departure(Optional.empty(), 0, OptionalInt.empty(), new OutputMinusLabel(), 0, Map.of(), Set.of());

    private final Optional<Matrix> labels;
    private final int labelRoundings;
    private final OptionalInt droppedSample;
    private final OutputGradient output;
    private final double step;
    private final Map<Integer, Integer> slopePowers;
    private final Set<Integer> ownActivations;

    private Departure(
            Optional<Matrix> labels,
            int labelRoundings,
            OptionalInt droppedSample,
            OutputGradient output,
            double step,
            Map<Integer, Integer> slopePowers,
            Set<Integer> ownActivations) {
        this.labels = labels;
        this.labelRoundings = labelRoundings;
        this.droppedSample = droppedSample;
        this.output = output;
        this.step = step;
        this.slopePowers = slopePowers;
        this.ownActivations = ownActivations;
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
        return new Departure(Optional.of(y), roundings, droppedSample, output, step, slopePowers, ownActivations);
    }

    /**
     * {@return this, with dZ[L] = 0 for one sample}
     *
     * @param sample from 0
     */
    public Departure withoutSample(int sample) {
        return new Departure(labels, labelRoundings, OptionalInt.of(sample), output, step, slopePowers, ownActivations);
    }

    /**
     * {@return this, with dZ[L] = (c − y)/(c(1 − c)) · a(1 − a) and c = clip(a, ε, 1 − ε)}: DL4J's {@code
     * LossBinaryXENT}
     *
     * @param epsilon in (0, 1/2)
     */
    public Departure withClippedOutput(double epsilon) {
        return with(new ClippedOutput(epsilon));
    }

    /**
     * {@return this, with dZ[L] = (a − y)/max(s, ε) · s and s = a(1 − a)}: PyTorch's {@code BCELoss}
     *
     * @param epsilon in (0, 1/4)
     */
    public Departure withFlooredSlope(double epsilon) {
        return with(new FlooredSlope(epsilon));
    }

    private Departure with(OutputGradient newOutput) {
        return new Departure(labels, labelRoundings, droppedSample, newOutput, step, slopePowers, ownActivations);
    }

    /**
     * {@return this, with W[i] − r dW[i] in place of W[i] on the way back}
     *
     * @param r the step
     */
    public Departure withUpdatedWeights(double r) {
        return new Departure(labels, labelRoundings, droppedSample, output, r, slopePowers, ownActivations);
    }

    /**
     * {@return this, with dZ[i] = dA[i] ∘ σ'(Z[i])ᵏ}
     *
     * @param layer i, a hidden one
     * @param power k: 0, 1 or 2
     */
    public Departure withSlopePower(int layer, int power) {
        Map<Integer, Integer> powers = new TreeMap<>(slopePowers);
        powers.put(layer, power);
        return new Departure(labels, labelRoundings, droppedSample, output, step, Map.copyOf(powers), ownActivations);
    }

    /**
     * {@return this, with dW[i] = 1/m dZ[i] A[i]ᵀ}
     *
     * @param layer i, with as many outputs as inputs
     */
    public Departure withOwnActivation(int layer) {
        Set<Integer> layers = new TreeSet<>(ownActivations);
        layers.add(layer);
        return new Departure(labels, labelRoundings, droppedSample, output, step, slopePowers, Set.copyOf(layers));
    }

    Optional<Matrix> labels() {
        return labels;
    }

    int labelRoundings() {
        return labelRoundings;
    }

    boolean drops(int sample) {
        return droppedSample.isPresent() && droppedSample.getAsInt() == sample;
    }

    OutputGradient output() {
        return output;
    }

    /** {@return r} */
    double step() {
        return step;
    }

    /** {@return k of a hidden layer} */
    int slopePower(int layer) {
        return slopePowers.getOrDefault(layer, 1);
    }

    /** {@return which activation dW[i] is made of: i − 1, or i} */
    int factorOfWeights(int layer) {
        return ownActivations.contains(layer) ? layer : layer - 1;
    }

    /** {@return whether dZ[i] of a network with L layers does not depart from the formula} */
    boolean isFormulas(int i, int L) {
        return labels.isEmpty()
                && droppedSample.isEmpty()
                && output instanceof OutputMinusLabel
                && (step == 0 || i == L)
                && IntStream.range(i, L).allMatch(layer -> slopePower(layer) == 1);
    }
}
