package org.gradcheck4j.exact;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gradcheck4j.vectors.PlainOrVector;

/**
 * Sums of products in double-double, on primitives and with fused multiply-add.
 *
 * <p>A product has a relative error of at most 4 · 2⁻¹⁰⁶ and a sum of two one of at most 3 · 2⁻¹⁰⁶: algorithms 12 and 6
 * of Joldes, Muller and Popescu 2017, ACM TOMS 44(2), with the bounds as proved in Coq by Muller and Rideau 2022, ACM TOMS
 * 48(1). The four roundings of a product's low part are exact above 2⁻⁹⁶⁸ and off by 2⁻¹⁰⁷⁵ each below.
 *
 * <p>Rows are spread over threads if there is enough to do. Each entry is summed by one thread in the order of the
 * index, so the result is the same, bit for bit, for any number of threads.
 */
final class ExactProduct {

    /** Products from which threads pay: about a fifth of a millisecond's work for one thread. */
    private static final long PARALLEL_FROM = 1 << 16;

    /** Products below which the choice of loops takes longer than it saves. */
    private static final long SMALL = 1 << 7;

    /** Products that plain loops compute in about half a second, at 5 ns each. */
    private static final long WORK_BEFORE_VECTORS = 100_000_000;

    private static final RowTimesMatrix PLAIN = new PlainRowTimesMatrix();
    static final PlainOrVector<RowTimesMatrix> LOOPS =
            PlainOrVector.of(RowTimesMatrix.class, PLAIN, "VectorRowTimesMatrix", WORK_BEFORE_VECTORS);

    private ExactProduct() {}

    /**
     * {@return left · right + start}
     *
     * @param left {@code [r × n]}
     * @param right {@code [n × c]}
     * @param start {@code [r × 1]}, from which each row's sums start
     */
    static ExactMatrix of(ExactMatrix left, ExactMatrix right, ExactMatrix start) {
        return of(left, right, (row, high, low) -> {
            Arrays.fill(high, start.high(row));
            Arrays.fill(low, start.low(row));
        });
    }

    /**
     * {@return left · right}
     *
     * @param left {@code [r × n]}
     * @param right {@code [n × c]}
     */
    static ExactMatrix of(ExactMatrix left, ExactMatrix right) {
        return of(left, right, (row, high, low) -> {});
    }

    /** Fills the sums of one row before the first product is added. */
    @FunctionalInterface
    private interface Start {
        void fill(int row, double[] high, double[] low);
    }

    private static ExactMatrix of(ExactMatrix left, ExactMatrix right, Start start) {
        int rows = left.rows();
        int columns = right.columns();
        double[] high = new double[rows * columns];
        double[] low = new double[rows * columns];
        IntStream each = IntStream.range(0, rows);
        long products = (long) rows * left.columns() * columns;
        RowTimesMatrix sums = products < SMALL ? PLAIN : LOOPS.forWork(products);
        (products >= PARALLEL_FROM ? each.parallel() : each).forEach(row -> {
            double[] sumHigh = new double[sums.length(columns)];
            double[] sumLow = new double[sums.length(columns)];
            start.fill(row, sumHigh, sumLow);
            sums.add(left, row, right, sumHigh, sumLow);
            System.arraycopy(sumHigh, 0, high, row * columns, columns);
            System.arraycopy(sumLow, 0, low, row * columns, columns);
        });
        return new ExactMatrix(rows, columns, high, low);
    }

    /** {@return left ∘ right}, entry by entry */
    static ExactMatrix entrywise(ExactMatrix left, ExactMatrix right) {
        double[] high = new double[left.size()];
        double[] low = new double[left.size()];
        for (int k = 0; k < high.length; k++) {
            double lh = left.high(k);
            double ll = left.low(k);
            double rh = right.high(k);
            double rl = right.low(k);
            double product = lh * rh;
            double rest = Math.fma(lh, rh, -product) + Math.fma(ll, rh, Math.fma(lh, rl, ll * rl));
            high[k] = product + rest;
            low[k] = rest - (high[k] - product);
        }
        return new ExactMatrix(left.rows(), left.columns(), high, low);
    }
}
