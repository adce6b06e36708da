package org.gradcheck4j.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the forward pass gives: the activations of every layer and the loss, or anything of their shape. Either may be
 * left out.
 *
 * @param activations A[1] … A[L] at index i − 1, each {@code [n_i × m]}; or none
 * @param loss J, the mean binary cross-entropy over the batch, in nats; or none
 */
public record ForwardPass(List<Matrix> activations, OptionalDouble loss) {

    /** Keeps an unmodifiable copy. */
    public ForwardPass {
        activations = List.copyOf(activations);
    }

    /**
     * The whole forward pass.
     *
     * @param activations A[1] … A[L]
     * @param loss J
     */
    public ForwardPass(List<Matrix> activations, double loss) {
        this(activations, OptionalDouble.of(loss));
    }

    /**
     * {@return A[i]}
     *
     * @param i from 1 to L, as in the formula
     */
    public Matrix activation(int i) {
        return activations.get(i - 1);
    }

    /** {@return every tensor there is, by name: A1 … AL, then J as a {@code [1 × 1]} matrix} */
    public Map<TensorName, Matrix> tensors() {
        Map<TensorName, Matrix> tensors = new LinkedHashMap<>();
        for (int i = 1; i <= activations.size(); i++) {
            tensors.put(TensorName.activation(i), activation(i));
        }
        loss.ifPresent(J -> tensors.put(TensorName.LOSS, Matrix.of(1, 1, J)));
        return Collections.unmodifiableMap(tensors);
    }
}
