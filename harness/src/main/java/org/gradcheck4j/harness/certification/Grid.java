package org.gradcheck4j.harness.certification;

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
record Grid<N>(int rows, int columns, List<N> values) {

    /** One entry from its indices. */
    @FunctionalInterface
    interface Entry<N> {
        N at(int row, int column);
    }

    static <N> Grid<N> generate(int rows, int columns, Entry<N> entry) {
        List<N> values = new ArrayList<>(rows * columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values.add(entry.at(i, j));
            }
        }
        return new Grid<>(rows, columns, values);
    }

    static <N> Grid<N> of(Numbers<N> numbers, Matrix matrix) {
        return generate(matrix.rows(), matrix.columns(), (i, j) -> numbers.of(matrix.get(i, j)));
    }

    N get(int row, int column) {
        return values.get(row * columns + column);
    }

    N get(int index) {
        return values.get(index);
    }

    Grid<N> map(UnaryOperator<N> function) {
        return generate(rows, columns, (i, j) -> function.apply(get(i, j)));
    }

    Grid<N> map(Grid<N> other, BinaryOperator<N> function) {
        return generate(rows, columns, (i, j) -> function.apply(get(i, j), other.get(i, j)));
    }

    Matrix toMatrix(Numbers<N> numbers) {
        return Matrix.generate(rows, columns, (i, j) -> numbers.toDouble(get(i, j)));
    }
}
