package org.gradcheck4j.exact;

import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.model.Matrix;

/**
 * An immutable matrix of double-double numbers: each entry is the unevaluated sum high + low, about 31 digits.
 *
 * <p>Entry (i, j) stands at flat index {@code i · columns + j}, as in {@link Matrix}. Shapes are not checked: those of a
 * {@link org.gradcheck4j.model.Network} and its batch fit.
 */
public final class ExactMatrix {

    /** Entries from which threads pay: about a fifth of a millisecond's work for one thread. */
    private static final int PARALLEL_FROM = 1 << 10;

    private final int rows;
    private final int columns;
    private final double[] high;
    private final double[] low;

    /** Takes the arrays as they are: the caller must not keep them. */
    ExactMatrix(int rows, int columns, double[] high, double[] low) {
        this.rows = rows;
        this.columns = columns;
        this.high = high;
        this.low = low;
    }

    /**
     * {@return the double-double numbers that equal a matrix of doubles}
     *
     * @param matrix taken as exact
     */
    public static ExactMatrix exactly(Matrix matrix) {
        return new ExactMatrix(matrix.rows(), matrix.columns(), matrix.toArray(), new double[matrix.size()]);
    }

    /**
     * {@return the matrix whose entries a function gives, {@code [rows × columns]}}
     *
     * @param rows at least 1
     * @param columns at least 1
     * @param entry gives each from its flat index, perhaps from several threads at once
     */
    public static ExactMatrix generate(int rows, int columns, IntFunction<DD> entry) {
        double[] high = new double[rows * columns];
        double[] low = new double[rows * columns];
        IntStream indices = IntStream.range(0, high.length);
        (high.length >= PARALLEL_FROM ? indices.parallel() : indices).forEach(k -> {
            DD value = entry.apply(k);
            high[k] = value.hi();
            low[k] = value.lo();
        });
        return new ExactMatrix(rows, columns, high, low);
    }

    /** {@return the high parts, not copied}, for the arithmetic of this package: they are read, never written. */
    double[] highs() {
        return high;
    }

    /** {@return the low parts, not copied}, for the arithmetic of this package: they are read, never written. */
    double[] lows() {
        return low;
    }

    /**
     * {@return an entry}
     *
     * @param index flat, from 0
     */
    public DD get(int index) {
        return DD.ofSum(high[index], low[index]);
    }

    /**
     * {@return this matrix with a function applied to every entry}
     *
     * @param function from entry to entry; called from several threads at once if the matrix is large
     */
    public ExactMatrix map(UnaryOperator<DD> function) {
        return generate(rows, columns, k -> function.apply(get(k)));
    }

    /**
     * {@return this · other, {@code [rows × other.columns]}} Each product has a relative error of at most 2⁻¹⁰⁴, and so
     * has each sum of two numbers.
     *
     * @param other with as many rows as this has columns
     */
    public ExactMatrix times(ExactMatrix other) {
        return ExactProduct.of(this, other);
    }

    /**
     * {@return this ∘ other, entry by entry} Each product has a relative error of at most 2⁻¹⁰⁴.
     *
     * @param other of the same shape
     */
    public ExactMatrix entrywise(ExactMatrix other) {
        return ExactProduct.entrywise(this, other);
    }

    /** {@return Σ of each row, {@code [rows × 1]}} Each sum of two numbers has a relative error of at most 2⁻¹⁰⁴. */
    public ExactMatrix rowSums() {
        return times(exactly(Matrix.filled(columns, 1, 1)));
    }

    /**
     * {@return every entry divided by a number, with a relative error of at most 3 · 2⁻¹⁰⁶} Algorithm 15 of Joldes, Muller and Popescu
     * 2017, ACM TOMS 44(2).
     *
     * @param divisor not 0
     */
    public ExactMatrix dividedBy(int divisor) {
        double[] h = new double[high.length];
        double[] l = new double[low.length];
        for (int k = 0; k < h.length; k++) {
            double quotient = high[k] / divisor;
            double rest = Math.fma(-quotient, divisor, high[k]) + low[k];
            double correction = rest / divisor;
            h[k] = quotient + correction;
            l[k] = correction - (h[k] - quotient);
        }
        return new ExactMatrix(rows, columns, h, l);
    }

    /**
     * {@return this matrix with one row replaced}
     *
     * @param row from 0
     * @param replacement {@code [1 × columns]}
     */
    public ExactMatrix withRow(int row, ExactMatrix replacement) {
        double[] h = high.clone();
        double[] l = low.clone();
        System.arraycopy(replacement.high, 0, h, row * columns, columns);
        System.arraycopy(replacement.low, 0, l, row * columns, columns);
        return new ExactMatrix(rows, columns, h, l);
    }

    /** {@return the transpose, {@code [columns × rows]}} */
    public ExactMatrix transpose() {
        double[] h = new double[high.length];
        double[] l = new double[low.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                h[j * rows + i] = high[i * columns + j];
                l[j * rows + i] = low[i * columns + j];
            }
        }
        return new ExactMatrix(columns, rows, h, l);
    }

    /** {@return the number of rows} */
    public int rows() {
        return rows;
    }

    /** {@return the number of columns} */
    public int columns() {
        return columns;
    }

    /** {@return the number of entries} */
    public int size() {
        return high.length;
    }

    /**
     * {@return the double nearest to an entry}
     *
     * @param index flat, from 0
     */
    public double high(int index) {
        return high[index];
    }

    /**
     * {@return what an entry has beyond its nearest double}
     *
     * @param index flat, from 0
     */
    public double low(int index) {
        return low[index];
    }

    /** {@return the largest absolute value of an entry, as a double} */
    public double largest() {
        double largest = 0;
        for (double value : high) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** {@return the nearest doubles, of the same shape} */
    public Matrix rounded() {
        return Matrix.of(rows, columns, high);
    }

    /** {@return the absolute values of the nearest doubles, of the same shape} */
    public Matrix magnitudes() {
        return rounded().abs();
    }

    /**
     * {@return |actual − exact|, to within a few units in the last place of the result}
     *
     * @param index flat, from 0
     * @param actual what an engine returned for the entry
     */
    public double error(int index, double actual) {
        return Math.abs((actual - high[index]) - low[index]);
    }
}
