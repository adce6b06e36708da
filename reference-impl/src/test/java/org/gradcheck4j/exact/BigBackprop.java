package org.gradcheck4j.exact;

import static java.util.Objects.requireNonNull;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/** The formula in decimal arithmetic, with loops over samples and neurons: what the oracle is tested against. */
final class BigBackprop {

    /** 60 digits, and 30 to spare for what cancels in the sums. */
    static final MathContext DIGITS = new MathContext(90);

    private final Network network;
    private final Batch batch;
    private final Map<String, BigDecimal[]> tensors = new LinkedHashMap<>();

    private BigBackprop(Network network, Batch batch) {
        this.network = network;
        this.batch = batch;
    }

    /** Every tensor by the oracle's names, row by row. */
    static Map<String, BigDecimal[]> tensors(Network network, Batch batch) {
        BigBackprop run = new BigBackprop(network, batch);
        int m = batch.size();
        for (int i = 1; i <= network.depth(); i++) {
            run.zeros("A" + i, network.layer(i).outputs() * m);
            run.zeros("dW" + i, network.layer(i).weights().size());
            run.zeros("db" + i, network.layer(i).outputs());
        }
        run.zeros("J", 1);
        for (int k = 0; k < m; k++) {
            run.addSample(k);
        }
        BigDecimal divisor = BigDecimal.valueOf(m);
        run.tensors.forEach((name, values) -> {
            if (!name.startsWith("A")) {
                for (int e = 0; e < values.length; e++) {
                    values[e] = values[e].divide(divisor, DIGITS);
                }
            }
        });
        return run.tensors;
    }

    private void zeros(String name, int size) {
        BigDecimal[] zeros = new BigDecimal[size];
        Arrays.fill(zeros, BigDecimal.ZERO);
        tensors.put(name, zeros);
    }

    private void addSample(int k) {
        int m = batch.size();
        List<BigDecimal[]> a = new ArrayList<>();
        a.add(column(batch.X(), k));
        BigDecimal z = BigDecimal.ZERO;
        List<BigDecimal[]> tails = new ArrayList<>();
        for (int i = 1; i <= network.depth(); i++) {
            Matrix W = network.layer(i).weights();
            BigDecimal[] out = new BigDecimal[W.rows()];
            BigDecimal[] other = new BigDecimal[W.rows()];
            for (int r = 0; r < W.rows(); r++) {
                z = big(network.layer(i).bias().get(r));
                for (int c = 0; c < W.columns(); c++) {
                    z = z.add(big(W.get(r, c)).multiply(a.get(i - 1)[c]), DIGITS);
                }
                out[r] = sigmoid(z);
                other[r] = sigmoid(z.negate());
                add("A" + i, r * m + k, out[r]);
            }
            a.add(out);
            tails.add(other);
        }
        BigDecimal y = big(batch.y().get(k));
        add("J", 0, loss(z, y));
        // a − y = (1 − y) − σ(−z), so that a near 1 keeps its digits.
        BigDecimal a1 = a.get(network.depth())[0];
        BigDecimal dz1 = z.signum() > 0
                ? BigDecimal.ONE.subtract(y).subtract(tails.get(network.depth() - 1)[0])
                : a1.subtract(y);
        BigDecimal[] dz = {dz1};
        for (int i = network.depth(); i >= 1; i--) {
            Matrix W = network.layer(i).weights();
            BigDecimal[] before = new BigDecimal[W.columns()];
            Arrays.fill(before, BigDecimal.ZERO);
            for (int r = 0; r < W.rows(); r++) {
                add("db" + i, r, dz[r]);
                for (int c = 0; c < W.columns(); c++) {
                    add("dW" + i, r * W.columns() + c, dz[r].multiply(a.get(i - 1)[c], DIGITS));
                    before[c] = before[c].add(big(W.get(r, c)).multiply(dz[r]), DIGITS);
                }
            }
            if (i > 1) {
                for (int c = 0; c < before.length; c++) {
                    before[c] = before[c].multiply(a.get(i - 1)[c], DIGITS).multiply(tails.get(i - 2)[c], DIGITS);
                }
                dz = before;
            }
        }
    }

    private void add(String name, int at, BigDecimal value) {
        BigDecimal[] sums = requireNonNull(tensors.get(name));
        sums[at] = sums[at].add(value, DIGITS);
    }

    static BigDecimal exp(BigDecimal x) {
        return BigDecimalMath.exp(x, DIGITS);
    }

    /** σ(z) = 1 / (1 + e⁻ᶻ), from the exponential that is at most 1. */
    static BigDecimal sigmoid(BigDecimal z) {
        BigDecimal t = exp(z.abs().negate());
        BigDecimal tail = t.divide(BigDecimal.ONE.add(t), DIGITS);
        return z.signum() > 0 ? BigDecimal.ONE.subtract(tail) : tail;
    }

    /** max(z, 0) − y z + ln(1 + e^−|z|). */
    static BigDecimal loss(BigDecimal z, BigDecimal y) {
        return z.max(BigDecimal.ZERO)
                .subtract(y.multiply(z))
                .add(log1p(exp(z.abs().negate())));
    }

    /** ln(1 + t) to 60 digits of itself: 1 + t is exact here, and as many digits more are taken as it cancels. */
    static BigDecimal log1p(BigDecimal t) {
        int lost = Math.max(0, t.scale() - t.precision());
        BigDecimal argument = BigDecimal.ONE.add(t);
        return BigDecimalMath.log(argument, new MathContext(DIGITS.getPrecision() + lost, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal[] column(Matrix matrix, int k) {
        BigDecimal[] column = new BigDecimal[matrix.rows()];
        for (int r = 0; r < column.length; r++) {
            column[r] = big(matrix.get(r, k));
        }
        return column;
    }

    private static BigDecimal big(double value) {
        return new BigDecimal(value);
    }
}
