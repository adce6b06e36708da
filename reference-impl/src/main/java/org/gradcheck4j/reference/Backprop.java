package org.gradcheck4j.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

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
 */
final class Backprop {

    private final Network network;
    private final Precision precision;
    private final int L;
    private final int m;
    private final RoundedMatrix y;
    private final List<RoundedMatrix> Z = new ArrayList<>();
    private final List<RoundedMatrix> A = new ArrayList<>();

    /** Runs the forward pass. */
    Backprop(Network network, Batch batch, Precision precision) {
        this.network = network;
        this.precision = precision;
        this.L = network.depth();
        this.m = batch.size();
        this.y = RoundedMatrix.of(batch.y(), precision);
        A.add(RoundedMatrix.of(batch.X(), precision));
        for (int i = 1; i <= L; i++) {
            Z.add(W(i).times(A(i - 1)).plus(b(i)));
            A.add(sigmoid(Z(i)));
        }
    }

    /** Runs the backward pass: dW[i] and db[i] of every layer. */
    Gradients gradients() {
        Deque<LayerGradient> gradients = new ArrayDeque<>();
        RoundedMatrix dZ = A(L).minus(y);
        for (int i = L; i >= 1; i--) {
            RoundedMatrix dW = dZ.times(A(i - 1).transpose()).dividedBy(m);
            RoundedMatrix db = dZ.rowSums().dividedBy(m);
            gradients.addFirst(new LayerGradient(dW.values(), db.values()));
            if (i > 1) {
                dZ = W(i).transpose().times(dZ).entrywise(sigmoidDerivative(Z(i - 1)));
            }
        }
        return new Gradients(List.copyOf(gradients));
    }

    /** A[1] … A[L], and J = 1/m Σ softplus(Z[L]) − y Z[L], the cross-entropy in its stable form. */
    ForwardPass forward() {
        RoundedMatrix J = softplus(Z(L)).minus(y.entrywise(Z(L))).rowSums().dividedBy(m);
        return new ForwardPass(
                A.subList(1, L + 1).stream().map(RoundedMatrix::values).toList(),
                J.values().get(0));
    }

    private RoundedMatrix W(int i) {
        return RoundedMatrix.of(network.layer(i).weights(), precision);
    }

    private RoundedMatrix b(int i) {
        return RoundedMatrix.of(network.layer(i).bias(), precision);
    }

    private RoundedMatrix Z(int i) {
        return Z.get(i - 1);
    }

    /** A[i], from A[0] = X. */
    private RoundedMatrix A(int i) {
        return A.get(i);
    }

    private static RoundedMatrix sigmoid(RoundedMatrix Z) {
        return Z.map(Sigmoid::of);
    }

    private static RoundedMatrix softplus(RoundedMatrix Z) {
        return Z.map(Sigmoid::softplus);
    }

    /** σ′ = q (1 − q), with q the smaller of σ(z) and 1 − σ(z): 1 − q loses no digits, however saturated σ is. */
    static RoundedMatrix sigmoidDerivative(RoundedMatrix Z) {
        RoundedMatrix q = Z.map(Sigmoid::smaller);
        return q.entrywise(q.map(each -> 1 - each));
    }
}
