package org.gradcheck4j.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An all-sigmoid binary classifier: layers 1 to L, the last of width 1.
 *
 * @param layers layer i at index i − 1, at least one
 */
public record Network(List<Layer> layers) {

    /**
     * Checks that the layers fit each other.
     *
     * @throws IllegalArgumentException if there is no layer, a layer does not take what the one before it gives, a
     *     weight or bias is not finite, or the last layer is wider than 1
     */
    public Network {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network has at least one layer");
        }
        for (int i = 1; i <= layers.size(); i++) {
            Layer layer = layers.get(i - 1);
            if (i > 1) {
                requireTakes(layer, i, layers.get(i - 2).outputs());
            }
            if (!layer.weights().isFinite() || !layer.bias().isFinite()) {
                throw new IllegalArgumentException("layer %d has a weight or bias that is not finite".formatted(i));
            }
        }
        int width = layers.get(layers.size() - 1).outputs();
        if (width != 1) {
            throw new IllegalArgumentException("a binary classifier ends in 1 output, not %d".formatted(width));
        }
    }

    private static void requireTakes(Layer layer, int i, int inputs) {
        if (layer.inputs() != inputs) {
            throw new IllegalArgumentException("W%d is %s, but layer %d has %d outputs: expected %d columns%s"
                    .formatted(
                            i,
                            layer.weights().shape(),
                            i - 1,
                            inputs,
                            inputs,
                            layer.outputs() == inputs ? Layer.transposedHint(Integer.toString(i)) : ""));
        }
    }

    /**
     * {@return the network with these weights and biases}
     *
     * @param weights W[1] … W[L], each an array of its rows, {@code [n_i][n_{i−1}]}
     * @param biases b[1] … b[L], each {@code [n_i]}
     * @throws NullPointerException if something is null, in words
     * @throws IllegalArgumentException if the shapes do not fit each other, or a number is not finite
     */
    public static Network of(double[][][] weights, double[][] biases) {
        return new Network(LayerArrays.of(weights, "W", biases, "b").map(Layer::numbered));
    }

    /**
     * {@return the same, each number widened}
     *
     * @param weights as above
     * @param biases as above
     * @throws NullPointerException as above
     * @throws IllegalArgumentException as above
     */
    public static Network of(float[][][] weights, float[][] biases) {
        return new Network(LayerArrays.of(weights, "W", biases, "b").map(Layer::numbered));
    }

    /** {@return L, the number of layers} */
    public int depth() {
        return layers.size();
    }

    /**
     * {@return layer i}
     *
     * @param i from 1 to L, as in the formula
     */
    public Layer layer(int i) {
        return layers.get(i - 1);
    }

    /** {@return n_0, the number of features} */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /** {@return the number of weights and biases} */
    public int parameters() {
        return layers.stream()
                .mapToInt(layer -> layer.weights().size() + layer.bias().size())
                .sum();
    }

    /**
     * {@return this network with every weight and bias rounded to a precision}
     *
     * @param precision the engine's
     */
    public Network roundedTo(Precision precision) {
        return new Network(layers.stream()
                .map(layer -> new Layer(
                        layer.weights().map(precision::round), layer.bias().map(precision::round)))
                .toList());
    }

    /** {@return the layer widths in words, such as {@code 30-16-8-1}} */
    public String architecture() {
        return inputs() + layers.stream().map(layer -> "-" + layer.outputs()).collect(Collectors.joining());
    }
}
