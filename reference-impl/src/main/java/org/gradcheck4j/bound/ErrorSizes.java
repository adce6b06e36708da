package org.gradcheck4j.bound;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * A size for the error of every number that an engine returns, in the shape of what it returns: bounds, or standard
 * deviations. Every entry is non-negative, and may be infinite.
 *
 * @param forward for A[1] … A[L] and J
 * @param gradients for dW[i] and db[i]
 */
public record ErrorSizes(ForwardPass forward, Gradients gradients) {

    /** {@return every tensor by name: A1 … AL, J, dW1, db1, …} */
    public Map<TensorName, Matrix> tensors() {
        Map<TensorName, Matrix> tensors = new LinkedHashMap<>(forward.tensors());
        tensors.putAll(gradients.tensors());
        return Collections.unmodifiableMap(tensors);
    }
}
