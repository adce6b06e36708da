package org.gradcheck4j.kernel;

/** C = A · B, each row by row: A is {@code [rows × inner]} and B {@code [inner × columns]}, both only read. */
final class Operands {

    final int rows;
    final int inner;
    final int columns;
    final double[] a;
    final double[] b;
    final double[] c;

    /** Takes the arrays as they are, and makes a new one for C. */
    Operands(int rows, int inner, int columns, double[] a, double[] b) {
        this.rows = rows;
        this.inner = inner;
        this.columns = columns;
        this.a = a;
        this.b = b;
        this.c = new double[Math.multiplyExact(rows, columns)];
    }

    /** The number of multiply-adds. */
    long products() {
        return (long) rows * inner * columns;
    }

    Tile whole() {
        return new Tile(0, rows, 0, columns);
    }
}
