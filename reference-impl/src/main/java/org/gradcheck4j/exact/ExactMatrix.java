package org.gradcheck4j.exact;

import java.util.function.UnaryOperator;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.model.Matrix;

/**
 * An immutable matrix of double-double numbers: each entry is the unevaluated sum high + low, about 31 digits.
 *
 * <p>Entry (i, j) stands at flat index {@code i · columns + j}, as in {@link Matrix}.
 */
public final class ExactMatrix {

    private final int rows;
    private final int columns;
    private final double[] high;
    private final double[] low;

    /** Takes the arrays as they are: the caller must not keep them. */
    public ExactMatrix(int rows, int columns, double[] high, double[] low) {
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

    /** {@return a matrix of doubles as it is}; its entries have no low part. */
    public static ExactMatrix of(Matrix matrix) {
        return new ExactMatrix(matrix.rows(), matrix.columns(), matrix.toArray(), new double[matrix.size()]);
    }

    /** {@return the high parts, not copied}, for the arithmetic of this package: they are read, never written. */
    double[] highs() {
        return high;
    }

    /** {@return the low parts, not copied}, for the arithmetic of this package: they are read, never written. */
    double[] lows() {
        return low;
    }

    /** {@return an entry} */
    public DD get(int index) {
        return DD.ofSum(high[index], low[index]);
    }

    /** {@return a function of every entry} */
    public ExactMatrix each(UnaryOperator<DD> function) {
        return each((index, entry) -> function.apply(entry));
    }

    /** An entry from its flat index and another's entry there. */
    @FunctionalInterface
    public interface Indexed {
        DD at(int index, DD entry);
    }

    /** {@return a function of every entry and its flat index} */
    public ExactMatrix each(Indexed function) {
        double[] h = new double[high.length];
        double[] l = new double[low.length];
        for (int k = 0; k < h.length; k++) {
            DD value = function.at(k, get(k));
            h[k] = value.hi();
            l[k] = value.lo();
        }
        return new ExactMatrix(rows, columns, h, l);
    }

    /** {@return this matrix with one row replaced by a matrix [1 × columns]} */
    public ExactMatrix withRow(int row, ExactMatrix replacement) {
        double[] h = high.clone();
        double[] l = low.clone();
        System.arraycopy(replacement.high, 0, h, row * columns, columns);
        System.arraycopy(replacement.low, 0, l, row * columns, columns);
        return new ExactMatrix(rows, columns, h, l);
    }

    /** {@return the transpose, [columns × rows]} */
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

    /** {@return the largest absolute value of an entry, as a double; 0 where there is none} */
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
