package org.gradcheck4j.kernel;

/**
 * C = A · B, each row by row: A is {@code [rows × inner]} and B {@code [inner × columns]}, both only read.
 *
 * @param <T> {@code double[]} or {@code float[]}
 */
final class Operands<T> {

    final int rows;
    final int inner;
    final int columns;
    final T a;
    final T b;
    final T c;

    /** Takes the arrays as they are. */
    Operands(int rows, int inner, int columns, T a, T b, T c) {
        this.rows = rows;
        this.inner = inner;
        this.columns = columns;
        this.a = a;
        this.b = b;
        this.c = c;
    }

    /** The number of multiply-adds. */
    long products() {
        return (long) rows * inner * columns;
    }

    Tile whole() {
        return new Tile(0, rows, 0, columns);
    }
}
