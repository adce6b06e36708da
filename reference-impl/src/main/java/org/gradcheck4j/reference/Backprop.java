package org.gradcheck4j.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
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
 * <p>Why A[i−1] stands in dW[i]: of w·x + b, the derivative by w is x, the input; the input of layer i is A[i−1],
 * and the chain rule multiplies by dZ[i]. (Goodfellow, Bengio and Courville, <i>Deep Learning</i>, algorithm 6.4.)
 *
 * @param <M> the matrices of a precision, in which every operation is rounded
 */
final class Backprop<M extends RoundedMatrix<M>> {

    private final int L;
    private final int m;
    private final M y;
    private final List<M> W = new ArrayList<>();
    private final List<M> b = new ArrayList<>();
    private final List<M> Z = new ArrayList<>();
    private final List<M> A = new ArrayList<>();

    /**
     * Runs the forward pass.
     *
     * @param rounded rounds a matrix to the precision
     */
    Backprop(Network network, Batch batch, Function<Matrix, M> rounded) {
        this.L = network.depth();
        this.m = batch.size();
        this.y = rounded.apply(batch.y());
        A.add(rounded.apply(batch.X()));
        for (int i = 1; i <= L; i++) {
            W.add(rounded.apply(network.layer(i).weights()));
            b.add(rounded.apply(network.layer(i).bias()));
            Z.add(W(i).times(A(i - 1)).plus(b(i)));
            A.add(Z(i).sigmoid());
        }
    }

    /** Runs the backward pass: dW[i] and db[i] of every layer. */
    Gradients gradients() {
        Deque<LayerGradient> gradients = new ArrayDeque<>();
        M dZ = A(L).minus(y);
        for (int i = L; i >= 1; i--) {
            M dW = dZ.times(A(i - 1).transpose()).dividedBy(m);
            M db = dZ.rowSums().dividedBy(m);
            gradients.addFirst(new LayerGradient(dW.values(), db.values()));
            if (i > 1) {
                dZ = W(i).transpose().times(dZ).entrywise(Z(i - 1).sigmoidDerivative());
            }
        }
        return new Gradients(List.copyOf(gradients));
    }

    /** A[1] … A[L], and J = 1/m Σ softplus(Z[L]) − y Z[L], the cross-entropy in its stable form. */
    ForwardPass forwardPass() {
        M J = Z(L).softplus().minus(y.entrywise(Z(L))).rowSums().dividedBy(m);
        return new ForwardPass(
                A.subList(1, L + 1).stream().map(RoundedMatrix::values).toList(),
                J.values().get(0));
    }

    private M W(int i) {
        return W.get(i - 1);
    }

    private M b(int i) {
        return b.get(i - 1);
    }

    private M Z(int i) {
        return Z.get(i - 1);
    }

    /** A[i], from A[0] = X. */
    private M A(int i) {
        return A.get(i);
    }
}
