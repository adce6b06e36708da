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
