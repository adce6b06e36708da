package org.gradcheck4j.harness.diagnosis.candidate;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.model.TensorName;

/**
 * Some of the gradients: dW, db or both, in layers next to each other.
 *
 * @param hasWeights whether dW is among them
 * @param hasBiases whether db is among them
 * @param from the first layer
 * @param to the last layer
 * @param depth L
 */
public record GradientSelection(boolean hasWeights, boolean hasBiases, int from, int to, int depth) {

    /** {@return every dW and db} */
    public static GradientSelection all(int depth) {
        return new GradientSelection(true, true, 1, depth, depth);
    }

    /** {@return every dW} */
    public static GradientSelection everyDW(int depth) {
        return new GradientSelection(true, false, 1, depth, depth);
    }

    /** {@return every db} */
    public static GradientSelection everyDb(int depth) {
        return new GradientSelection(false, true, 1, depth, depth);
    }

    /** {@return every dW and db of several layers from the first, but not of all layers: the most first} */
    public static Stream<GradientSelection> ofFirstLayers(int depth) {
        return IntStream.iterate(depth - 1, to -> to > 1, to -> to - 1)
                .mapToObj(to -> new GradientSelection(true, true, 1, to, depth));
    }

    /** {@return dW and db of one layer among others, the last first} */
    public static Stream<GradientSelection> ofOneLayer(int depth) {
        return IntStream.iterate(depth, i -> i > 0 && depth > 1, i -> i - 1)
                .mapToObj(i -> new GradientSelection(true, true, i, i, depth));
    }

    /** {@return both dW and db, if both are among these; then dW alone, then db alone} */
    public Stream<GradientSelection> withParts() {
        return hasWeights && hasBiases
                ? Stream.of(
                        this,
                        new GradientSelection(true, false, from, to, depth),
                        new GradientSelection(false, true, from, to, depth))
                : Stream.of(this);
    }

    /** {@return the dW of these} */
    public GradientSelection weightsAlone() {
        return new GradientSelection(true, false, from, to, depth);
    }

    /** {@return whether a tensor is one of them} */
    public boolean contains(TensorName tensor) {
        return (tensor.is(TensorName.Quantity.dW) ? hasWeights : tensor.is(TensorName.Quantity.db) && hasBiases)
                && from <= tensor.layer()
                && tensor.layer() <= to;
    }

    /** {@return these, the last layer first} */
    public List<TensorName> among(List<TensorName> gradients) {
        return gradients.stream().filter(this::contains).toList();
    }

    /** {@return the other gradients, the last layer first} */
    public List<TensorName> missingFrom(List<TensorName> gradients) {
        return gradients.stream().filter(tensor -> !contains(tensor)).toList();
    }

    /** {@return whether any of the last layer is among them} */
    public boolean reachesOutput() {
        return to == depth;
    }

    /** {@return such as {@code every db is}, {@code dW2 is} or {@code dW2 and db2 are}} */
    public String namesWithVerb() {
        return names() + (isPlural() ? " are" : " is");
    }

    /** {@return whether {@link #names} are two} */
    public boolean isPlural() {
        return isOneLayer() && hasWeights && hasBiases;
    }

    /** {@return such as {@code every db}, {@code dW2} or {@code dW2 and db2}} */
    public String names() {
        String layer = isOneLayer() ? String.valueOf(to) : "";
        String each = isOneLayer() ? "" : "every ";
        String both = hasWeights && hasBiases ? "dW" + layer + " and db" + layer : (hasWeights ? "dW" : "db") + layer;
        return each + both + (isOneLayer() || reachesOutput() ? "" : " up to layer " + to);
    }

    /** {@return whether these are of one layer alone} */
    public boolean isOneLayer() {
        return from == to;
    }

    /** {@return whether these are dW and db of layer 2, of three} */
    public boolean isSecondOfThree() {
        return hasWeights && hasBiases && isOneLayer() && to == 2 && depth == 3;
    }

    /** {@return whether these are of one layer alone, and there are others} */
    public boolean isOneOfSeveralLayers() {
        return isOneLayer() && depth > 1;
    }

    /** {@return the layer's number, if it is one among others; else nothing} */
    public String numberAmongOthers() {
        return isOneOfSeveralLayers() ? String.valueOf(to) : "";
    }

    /** {@return the layer, if it is one among others; how many layers from the first, if it is not all} */
    public Map<String, Double> parameters() {
        if (from == 1 && reachesOutput()) {
            return Map.of();
        }
        return Map.of(isOneLayer() ? "layer" : "layers", (double) to);
    }
}
