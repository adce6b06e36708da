package org.gradcheck4j.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/**
 * Backprop from scratch, line for line:
 *
 * <pre>
 *   Z[i] = W[i] A[i−1] + b[i]        A[i] = σ(Z[i])        A[0] = X
 *   dZ[L] = A[L] − y                 dZ[i] = W[i+1]ᵀ dZ[i+1] ∘ σ′(Z[i])
 *   dW[i] = 1/m dZ[i] A[i−1]ᵀ        db[i] = 1/m Σ dZ[i]
 * </pre>
 *
 * <p>Why A[i−1] stands in dW[i]: a linear neuron a = w·x + b has da/dw = x, its input; the input of layer i is A[i−1],
 * and the chain rule multiplies by dZ[i]. (Goodfellow, Bengio and Courville, <i>Deep Learning</i>, algorithm 6.4.)
 *
 * @param <M> a matrix in the precision of the algebra
 */
final class Backprop<M> {

    private final Algebra<M> algebra;

    Backprop(Algebra<M> algebra) {
        this.algebra = algebra;
    }

    /** Returns Z[1] … Z[L], each with its activation. */
    private List<Activated<M>> activate(Network network, M X) {
        List<Activated<M>> layers = new ArrayList<>();
        M A = X;
        for (Layer layer : network.layers()) {
            M Z = algebra.affine(algebra.of(layer.weights()), A, algebra.of(layer.bias()));
            A = algebra.sigmoid(Z);
            layers.add(new Activated<>(Z, A));
        }
        return layers;
    }

    /** Returns A[1] … A[L] and the loss J. */
    ForwardPass forward(Network network, Batch batch) {
        List<Activated<M>> layers = activate(network, algebra.of(batch.X()));
        List<Matrix> A =
                layers.stream().map(layer -> algebra.toMatrix(layer.A())).toList();
        M Z = layers.get(network.depth() - 1).Z();
        return new ForwardPass(A, algebra.meanCrossEntropy(Z, algebra.of(batch.y())));
    }

    /** Returns dW[i] and db[i] of every layer. */
    Gradients gradients(Network network, Batch batch) {
        M X = algebra.of(batch.X());
        List<Activated<M>> layers = activate(network, X);
        Deque<LayerGradient> gradients = new ArrayDeque<>();
        int L = network.depth();
        M dZ = algebra.minus(layers.get(L - 1).A(), algebra.of(batch.y()));
        for (int i = L; i >= 1; i--) {
            M input = i == 1 ? X : layers.get(i - 2).A();
            M dW = algebra.meanOuterProduct(dZ, input);
            M db = algebra.rowMean(dZ);
            gradients.addFirst(new LayerGradient(algebra.toMatrix(dW), algebra.toMatrix(db)));
            if (i > 1) {
                M dA = algebra.transposedTimes(algebra.of(network.layer(i).weights()), dZ);
                dZ = algebra.timesSigmoidDerivative(dA, layers.get(i - 2).Z());
            }
        }
        return new Gradients(List.copyOf(gradients));
    }

    private record Activated<M>(M Z, M A) {}
}
