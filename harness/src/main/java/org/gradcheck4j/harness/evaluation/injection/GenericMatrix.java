package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.gradcheck4j.model.Matrix;

/**
 * A matrix of any numbers, row by row.
 *
 * @param <N> a number
 * @param rows at least 1
 * @param columns at least 1
 * @param values rows · columns of them
 */
public record GenericMatrix<N>(int rows, int columns, List<N> values) {

    /** One entry from its indices. */
    @FunctionalInterface
    public interface Entry<N> {
        N at(int row, int column);
    }

    public static <N> GenericMatrix<N> generate(int rows, int columns, Entry<N> entry) {
        List<N> values = new ArrayList<>(rows * columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values.add(entry.at(i, j));
            }
        }
        return new GenericMatrix<>(rows, columns, values);
    }

    public static <N> GenericMatrix<N> of(NumberArithmetic<N> numbers, Matrix matrix) {
        return generate(matrix.rows(), matrix.columns(), (i, j) -> numbers.of(matrix.get(i, j)));
    }

    public N get(int row, int column) {
        return values.get(row * columns + column);
    }

    public N get(int index) {
        return values.get(index);
    }

    GenericMatrix<N> map(UnaryOperator<N> function) {
        return generate(rows, columns, (i, j) -> function.apply(get(i, j)));
    }

    GenericMatrix<N> map(GenericMatrix<N> other, BinaryOperator<N> function) {
        return generate(rows, columns, (i, j) -> function.apply(get(i, j), other.get(i, j)));
    }

    Matrix toMatrix(NumberArithmetic<N> numbers) {
        return Matrix.generate(rows, columns, (i, j) -> numbers.toDouble(get(i, j)));
    }
}
