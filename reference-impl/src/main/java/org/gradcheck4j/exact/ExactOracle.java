package org.gradcheck4j.exact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;

/**
 * The formula in double-double arithmetic, about 31 digits: the exact solution that every engine is measured against.
 *
 * <p>The error of every number it gives is at most the forward error bound of {@link #arithmetic()}. If every
 * product exceeds 2⁻⁹⁶⁸, the relative error is at most κ · 2⁻¹⁰⁴, with κ = bound ÷ (u · |value|) the condition number. A smaller product
 * loses part of its low part, below 2⁻¹⁰⁷⁴ all of it: each operation then adds an absolute error of at most 2⁻¹⁰⁷².
 *
 * <p>It shares no arithmetic with the reference, so as not to repeat a mistake of it. The result is the same, bit for bit, for
 * any number of threads.
 */
public final class ExactOracle {

    /**
     * Each operation's error relative to its result: a product has at most 4 · 2⁻¹⁰⁶, a sum 3 · 2⁻¹⁰⁶, a quotient by a
     * double less. A sum of n products then has at most (3n + 1) · 2⁻¹⁰⁶ to first order, where the bound has n · 2⁻¹⁰⁴:
     * what it has to spare covers the higher orders. For s = q (1 − q), times dA, the count is 3 + 5 + 4, which is the
     * bound's 3 · 2⁻¹⁰⁴.
     */
    private static final double UNIT_ROUNDOFF = 0x1p-104;

    /** Each operation's absolute error below 2⁻⁹⁶⁸: at most eight roundings of its low part, 2⁻¹⁰⁷⁵ each. */
    private static final double UNDERFLOW = 0x1p-1072;

    /** Below this no product of the loss can overflow on the way: DD splits its factors, times 2²⁷ + 1. */
    private static final double LARGEST_PRE_ACTIVATION = 0x1p990;

    private ExactOracle() {}

    /**
     * {@return the oracle's own arithmetic}: the error bound made of it is the oracle's error bar. Ω is infinite: no
     * exponential can overflow here, since only e^−|z| is formed, and a value that does overflow is refused.
     */
    public static Arithmetic arithmetic() {
        return new Arithmetic(
                UNIT_ROUNDOFF, UNDERFLOW, Double.POSITIVE_INFINITY, DoubleDoubleSigmoid.RELATIVE_ERROR, 0);
    }

    /**
     * Computes everything the formula gives, forward and backward.
     *
     * @param network of any depth
     * @param batch with as many features as the network has inputs
     * @return all of it, each number within the bound of {@link #arithmetic()}
     * @throws IllegalArgumentException if the batch has another number of features
     * @throws ArithmeticException if a pre-activation exceeds 2⁹⁹⁰ or a gradient the largest double
     */
    public static ExactSolution of(Network network, Batch batch) {
        if (batch.X().rows() != network.inputs()) {
            throw new IllegalArgumentException("the network has %d inputs, but the batch has %d features"
                    .formatted(network.inputs(), batch.X().rows()));
        }
        int L = network.depth();
        int m = batch.size();
        ExactMatrix X = ExactMatrix.exactly(batch.X());
        List<ExactMatrix> Z = new ArrayList<>();
        List<ExactMatrix> q = new ArrayList<>();
        List<ExactMatrix> A = new ArrayList<>();
        for (int i = 1; i <= L; i++) {
            ExactMatrix before = i == 1 ? X : A.get(i - 2);
            ExactMatrix W = ExactMatrix.exactly(network.layer(i).weights());
            Z.add(preActivation(i, W, ExactMatrix.exactly(network.layer(i).bias()), before));
            q.add(Z.get(i - 1).map(DoubleDoubleSigmoid::smallerTail));
            A.add(activation(Z.get(i - 1), q.get(i - 1)));
        }

        Deque<ExactMatrix> dA = new ArrayDeque<>();
        Deque<ExactMatrix> dZ = new ArrayDeque<>();
        Deque<ExactMatrix> dW = new ArrayDeque<>();
        Deque<ExactMatrix> db = new ArrayDeque<>();
        dZ.push(residual(Z.get(L - 1), q.get(L - 1), batch));
        for (int i = L; i >= 1; i--) {
            ExactMatrix before = i == 1 ? X : A.get(i - 2);
            dW.push(dZ.element().times(before.transpose()).dividedBy(m));
            db.push(dZ.element().rowSums().dividedBy(m));
            if (i > 1) {
                ExactMatrix W = ExactMatrix.exactly(network.layer(i).weights());
                dA.push(W.transpose().times(dZ.element()));
                dZ.push(dA.element().entrywise(q.get(i - 2).map(DoubleDoubleSigmoid::slope)));
            }
            requireFinite(dW.element(), "a weight gradient of layer " + i);
        }
        ExactMatrix J = loss(Z.get(L - 1), batch);
        return new ExactSolution(
                network, batch, Z, A, J, List.copyOf(dA), List.copyOf(dZ), List.copyOf(dW), List.copyOf(db));
    }

    /**
     * {@return Z[i] = W[i] A[i−1] + b[i], {@code [n_i × m]}, each sum starting from its bias}
     *
     * @param i the layer, for the message
     * @param W {@code [n_i × n_{i−1}]}
     * @param b {@code [n_i × 1]}
     * @param A A[i−1], {@code [n_{i−1} × m]}
     * @throws ArithmeticException if a pre-activation exceeds 2⁹⁹⁰
     */
    public static ExactMatrix preActivation(int i, ExactMatrix W, ExactMatrix b, ExactMatrix A) {
        ExactMatrix Z = ExactProduct.of(W, A, b);
        for (double z : Z.highs()) {
            if (!(Math.abs(z) < LARGEST_PRE_ACTIVATION)) {
                throw new ArithmeticException("a pre-activation of layer %d exceeds 2^990".formatted(i));
            }
        }
        return Z;
    }

    /**
     * {@return A = σ(Z), with a relative error of at most 3 · 2⁻¹⁰⁴ in every entry}
     *
     * @param Z of any shape
     */
    public static ExactMatrix activation(ExactMatrix Z) {
        return Z.map(z -> DoubleDoubleSigmoid.sigmoid(z, DoubleDoubleSigmoid.smallerTail(z)));
    }

    /** A[i] = σ(Z[i]), from q = σ(−|Z[i]|). */
    private static ExactMatrix activation(ExactMatrix Z, ExactMatrix q) {
        return ExactMatrix.generate(Z.rows(), Z.columns(), k -> DoubleDoubleSigmoid.sigmoid(Z.get(k), q.get(k)));
    }

    /** dZ[L] = A[L] − y, from q = σ(−|Z[L]|). */
    private static ExactMatrix residual(ExactMatrix Z, ExactMatrix q, Batch batch) {
        return ExactMatrix.generate(
                1,
                Z.columns(),
                k -> DoubleDoubleSigmoid.residual(Z.get(k), q.get(k), batch.y().get(k)));
    }

    /**
     * {@return J = 1/m Σ (max(z, 0) − y z + ln(1 + e^−|z|)), {@code [1 × 1]}, in nats}
     *
     * @param Z Z[L], {@code [1 × m]}
     * @param batch gives the labels
     */
    public static ExactMatrix loss(ExactMatrix Z, Batch batch) {
        DD sum = DD.ZERO;
        for (int k = 0; k < Z.size(); k++) {
            sum = sum.add(DoubleDoubleSigmoid.loss(Z.get(k), batch.y().get(k)));
        }
        DD mean = sum.divide(batch.size());
        return ExactMatrix.generate(1, 1, k -> mean);
    }

    private static void requireFinite(ExactMatrix matrix, String what) {
        for (int k = 0; k < matrix.size(); k++) {
            if (!Double.isFinite(matrix.high(k) + matrix.low(k))) {
                throw new ArithmeticException(what + " exceeds the largest double");
            }
        }
    }
}
