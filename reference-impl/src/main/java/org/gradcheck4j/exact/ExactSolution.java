package org.gradcheck4j.exact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;

/**
 * Everything the formula gives for one network and batch, in double-double: layer i at index i − 1.
 *
 * @param network the weights and biases
 * @param batch the features and labels
 * @param Z pre-activations Z[1] … Z[L], each {@code [n_i × m]}
 * @param A activations A[1] … A[L], each {@code [n_i × m]}
 * @param J the loss, {@code [1 × 1]}, in nats
 * @param dA m·∂J/∂A[1] … m·∂J/∂A[L−1], each {@code [n_i × m]}; the last layer has none, since dZ[L] = A[L] − y
 * @param dZ m·∂J/∂Z[1] … m·∂J/∂Z[L], each {@code [n_i × m]}
 * @param dW ∂J/∂W[1] … ∂J/∂W[L], each {@code [n_i × n_{i−1}]}
 * @param db ∂J/∂b[1] … ∂J/∂b[L], each {@code [n_i × 1]}
 */
public record ExactSolution(
        Network network,
        Batch batch,
        List<ExactMatrix> Z,
        List<ExactMatrix> A,
        ExactMatrix J,
        List<ExactMatrix> dA,
        List<ExactMatrix> dZ,
        List<ExactMatrix> dW,
        List<ExactMatrix> db) {

    /** Keeps unmodifiable copies. */
    public ExactSolution {
        Z = List.copyOf(Z);
        A = List.copyOf(A);
        dA = List.copyOf(dA);
        dZ = List.copyOf(dZ);
        dW = List.copyOf(dW);
        db = List.copyOf(db);
    }

    /**
     * {@return A[i], and X for i = 0: what layer i + 1 takes}
     *
     * @param i from 0 to L
     */
    public ExactMatrix activation(int i) {
        return i == 0 ? ExactMatrix.exactly(batch.X()) : A.get(i - 1);
    }

    /** {@return every tensor that an engine may return, by name: A1 … AL, J, dW1, db1, …} */
    public Map<TensorName, ExactMatrix> tensors() {
        Map<TensorName, ExactMatrix> tensors = new LinkedHashMap<>();
        for (int i = 1; i <= A.size(); i++) {
            tensors.put(TensorName.activation(i), A.get(i - 1));
        }
        tensors.put(TensorName.LOSS, J);
        for (int i = 1; i <= dW.size(); i++) {
            tensors.put(TensorName.dW(i), dW.get(i - 1));
            tensors.put(TensorName.db(i), db.get(i - 1));
        }
        return Collections.unmodifiableMap(tensors);
    }
}
