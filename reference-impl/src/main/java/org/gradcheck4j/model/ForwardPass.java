package org.gradcheck4j.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the forward pass gives: the activations of every layer and the loss, or anything of their shape.
 *
 * @param activations A[1] … A[L] at index i − 1, each {@code [n_i × m]}
 * @param loss J, the mean binary cross-entropy over the batch, in nats
 */
public record ForwardPass(List<Matrix> activations, double loss) {

    /** Keeps an unmodifiable copy. */
    public ForwardPass {
        activations = List.copyOf(activations);
    }

    /**
     * {@return A[i]}
     *
     * @param i from 1 to L, as in the formula
     */
    public Matrix activation(int i) {
        return activations.get(i - 1);
    }

    /** {@return every tensor by name: A1 … AL, then J as a {@code [1 × 1]} matrix} */
    public Map<String, Matrix> tensors() {
        Map<String, Matrix> tensors = new LinkedHashMap<>();
        for (int i = 1; i <= activations.size(); i++) {
            tensors.put("A" + i, activation(i));
        }
        tensors.put("J", Matrix.of(1, 1, loss));
        return Collections.unmodifiableMap(tensors);
    }
}
