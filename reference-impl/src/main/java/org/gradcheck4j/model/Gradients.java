package org.gradcheck4j.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The gradients of every layer: dW[i] = 1/m dZ[i] A[i−1]ᵀ and db[i] = 1/m Σ dZ[i].
 *
 * <p>Nothing is checked: it is the comparison that judges a gradient that is not finite, or of a wrong shape.
 *
 * @param layers layer i at index i − 1
 */
public record Gradients(List<LayerGradient> layers) {

    /** Keeps an unmodifiable copy. */
    public Gradients {
        layers = List.copyOf(layers);
    }

    /**
     * {@return these gradients}
     *
     * @param dW dW[1] … dW[L], each an array of its rows, {@code [n_i][n_{i−1}]}
     * @param db db[1] … db[L], each {@code [n_i]}
     * @throws NullPointerException if something is null, in words
     * @throws IllegalArgumentException if there are not as many dW as db, or one has no entries or rows of different lengths
     */
    public static Gradients of(double[][][] dW, double[][] db) {
        return new Gradients(
                LayerArrays.of(dW, "dW", db, "db").map((i, matrix, column) -> new LayerGradient(matrix, column)));
    }

    /**
     * {@return the same, each number widened}
     *
     * @param dW as above
     * @param db as above
     * @throws NullPointerException as above
     * @throws IllegalArgumentException as above
     */
    public static Gradients of(float[][][] dW, float[][] db) {
        return new Gradients(
                LayerArrays.of(dW, "dW", db, "db").map((i, matrix, column) -> new LayerGradient(matrix, column)));
    }

    /** {@return L, the number of layers} */
    public int depth() {
        return layers.size();
    }

    /**
     * {@return the gradient of layer i}
     *
     * @param i from 1 to L, as in the formula
     */
    public LayerGradient layer(int i) {
        return layers.get(i - 1);
    }

    /** {@return every tensor by name: dW1, db1, dW2, db2, …} */
    public Map<TensorName, Matrix> tensors() {
        Map<TensorName, Matrix> tensors = new LinkedHashMap<>();
        for (int i = 1; i <= depth(); i++) {
            tensors.put(TensorName.dW(i), layer(i).dW());
            tensors.put(TensorName.db(i), layer(i).db());
        }
        return Collections.unmodifiableMap(tensors);
    }
}
