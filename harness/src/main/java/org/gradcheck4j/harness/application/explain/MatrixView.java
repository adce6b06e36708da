package org.gradcheck4j.harness.application.explain;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck4j.model.Matrix;

/**
 * A matrix to look at.
 *
 * @param name such as {@code dW[2]}
 * @param role the class of its colour: {@code blame}, {@code leverage}, {@code gradient}, or empty
 * @param shape such as {@code [3 × 4]}
 * @param rows its entries as text
 */
record MatrixView(String name, String role, String shape, List<List<String>> rows) {

    /** What the program computed. */
    static MatrixView computed(String name, String role, Matrix matrix) {
        return of(name, role, matrix, Decimals::four);
    }

    /** What was chosen. */
    static MatrixView given(String name, String role, Matrix matrix) {
        return of(name, role, matrix, Decimals::given);
    }

    private static MatrixView of(String name, String role, Matrix matrix, DoubleFunction<String> text) {
        return new MatrixView(
                name,
                role,
                matrix.shape(),
                IntStream.range(0, matrix.rows())
                        .mapToObj(r -> IntStream.range(0, matrix.columns())
                                .mapToObj(c -> text.apply(matrix.get(r, c)))
                                .toList())
                        .toList());
    }
}
