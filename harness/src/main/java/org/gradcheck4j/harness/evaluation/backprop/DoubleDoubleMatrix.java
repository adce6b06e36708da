package org.gradcheck4j.harness.evaluation.backprop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.model.Matrix;

/**
 * A matrix of double-double numbers, row by row. In rounded arithmetic, every low part is 0.
 *
 * @param rows at least 1
 * @param columns at least 1
 * @param values rows · columns of them
 */
public record DoubleDoubleMatrix(int rows, int columns, List<DD> values) {

    /** One entry from its indices. */
    @FunctionalInterface
    public interface Entry {
        /** {@return the entry at these indices, each from 0} */
        DD at(int row, int column);
    }

    /** {@return the matrix {@code [rows × columns]} with these entries} */
    public static DoubleDoubleMatrix generate(int rows, int columns, Entry entry) {
        List<DD> values = new ArrayList<>(rows * columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values.add(entry.at(i, j));
            }
        }
        return new DoubleDoubleMatrix(rows, columns, values);
    }

    /** {@return a matrix of the same shape, each entry as a number of an arithmetic} */
    public static DoubleDoubleMatrix of(NumberArithmetic numbers, Matrix matrix) {
        return generate(matrix.rows(), matrix.columns(), (i, j) -> numbers.of(matrix.get(i, j)));
    }

    /** {@return one entry, its indices from 0} */
    public DD get(int row, int column) {
        return values.get(row * columns + column);
    }

    /** {@return one entry, by its index in the row-by-row order} */
    public DD get(int index) {
        return values.get(index);
    }

    /** {@return the function of each entry} */
    public DoubleDoubleMatrix map(UnaryOperator<DD> function) {
        return generate(rows, columns, (i, j) -> function.apply(get(i, j)));
    }

    /** {@return the function of each entry and that of another matrix at the same place} */
    public DoubleDoubleMatrix map(DoubleDoubleMatrix other, BinaryOperator<DD> function) {
        return generate(rows, columns, (i, j) -> function.apply(get(i, j), other.get(i, j)));
    }

    /** {@return the nearest doubles} */
    public Matrix toMatrix() {
        return Matrix.generate(rows, columns, (i, j) -> get(i, j).hi());
    }
}
