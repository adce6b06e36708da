package org.gradcheck4j.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four rows of C times some vectors' worth of its columns, all of it in registers while k runs. A row past the last repeats
 * it, which gives the same numbers again. {@link VectorFloatTile} is its twin in float.
 */
final class VectorDoubleTile {

    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /** Numbers in a vector. */
    static final int LANES = SPECIES.length();

    private VectorDoubleTile() {}

    /** Rows of a factor or of a result: entry (i, j) stands at {@code first + i · stride + j}. */
    static final class Rows {

        final double[] values;
        private final int first;
        private final int stride;

        Rows(double[] values, int first, int stride) {
            this.values = values;
            this.first = first;
            this.stride = stride;
        }

        int at(int row) {
            return first + row * stride;
        }

        private DoubleVector sum(boolean fresh, int row, int vector) {
            return fresh
                    ? DoubleVector.zero(SPECIES)
                    : DoubleVector.fromArray(SPECIES, values, at(row) + vector * LANES);
        }

        private void set(int row, int vector, DoubleVector sum) {
            sum.intoArray(values, at(row) + vector * LANES);
        }
    }

    /**
     * Adds the products of columns of A with rows of B to four rows of C.
     *
     * @param vectors how wide: 1, 2 or 4
     * @param fresh whether the sums start from 0, not from C
     * @param row of A and C, the first of the four
     * @param last row of A and C
     * @param count columns of A, and rows of B
     */
    static void add(int vectors, boolean fresh, int row, int last, int count, Rows a, Rows b, Rows c) {
        switch (vectors) {
            case 4 -> four(fresh, row, last, count, a, b, c);
            case 2 -> two(fresh, row, last, count, a, b, c);
            default -> one(fresh, row, last, count, a, b, c);
        }
    }

    private static void four(boolean fresh, int row, int last, int count, Rows a, Rows b, Rows c) {
        int row1 = Math.min(row + 1, last);
        int row2 = Math.min(row + 2, last);
        int row3 = Math.min(row + 3, last);
        DoubleVector c00 = c.sum(fresh, row, 0);
        DoubleVector c01 = c.sum(fresh, row, 1);
        DoubleVector c02 = c.sum(fresh, row, 2);
        DoubleVector c03 = c.sum(fresh, row, 3);
        DoubleVector c10 = c.sum(fresh, row1, 0);
        DoubleVector c11 = c.sum(fresh, row1, 1);
        DoubleVector c12 = c.sum(fresh, row1, 2);
        DoubleVector c13 = c.sum(fresh, row1, 3);
        DoubleVector c20 = c.sum(fresh, row2, 0);
        DoubleVector c21 = c.sum(fresh, row2, 1);
        DoubleVector c22 = c.sum(fresh, row2, 2);
        DoubleVector c23 = c.sum(fresh, row2, 3);
        DoubleVector c30 = c.sum(fresh, row3, 0);
        DoubleVector c31 = c.sum(fresh, row3, 1);
        DoubleVector c32 = c.sum(fresh, row3, 2);
        DoubleVector c33 = c.sum(fresh, row3, 3);
        double[] x = a.values;
        int a0 = a.at(row);
        int a1 = a.at(row1);
        int a2 = a.at(row2);
        int a3 = a.at(row3);
        double[] y = b.values;
        for (int k = 0; k < count; k++) {
            int at = b.at(k);
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, y, at);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, y, at + LANES);
            DoubleVector b2 = DoubleVector.fromArray(SPECIES, y, at + 2 * LANES);
            DoubleVector b3 = DoubleVector.fromArray(SPECIES, y, at + 3 * LANES);
            DoubleVector factor0 = DoubleVector.broadcast(SPECIES, x[a0 + k]);
            c00 = factor0.fma(b0, c00);
            c01 = factor0.fma(b1, c01);
            c02 = factor0.fma(b2, c02);
            c03 = factor0.fma(b3, c03);
            DoubleVector factor1 = DoubleVector.broadcast(SPECIES, x[a1 + k]);
            c10 = factor1.fma(b0, c10);
            c11 = factor1.fma(b1, c11);
            c12 = factor1.fma(b2, c12);
            c13 = factor1.fma(b3, c13);
            DoubleVector factor2 = DoubleVector.broadcast(SPECIES, x[a2 + k]);
            c20 = factor2.fma(b0, c20);
            c21 = factor2.fma(b1, c21);
            c22 = factor2.fma(b2, c22);
            c23 = factor2.fma(b3, c23);
            DoubleVector factor3 = DoubleVector.broadcast(SPECIES, x[a3 + k]);
            c30 = factor3.fma(b0, c30);
            c31 = factor3.fma(b1, c31);
            c32 = factor3.fma(b2, c32);
            c33 = factor3.fma(b3, c33);
        }
        c.set(row, 0, c00);
        c.set(row, 1, c01);
        c.set(row, 2, c02);
        c.set(row, 3, c03);
        c.set(row1, 0, c10);
        c.set(row1, 1, c11);
        c.set(row1, 2, c12);
        c.set(row1, 3, c13);
        c.set(row2, 0, c20);
        c.set(row2, 1, c21);
        c.set(row2, 2, c22);
        c.set(row2, 3, c23);
        c.set(row3, 0, c30);
        c.set(row3, 1, c31);
        c.set(row3, 2, c32);
        c.set(row3, 3, c33);
    }

    private static void two(boolean fresh, int row, int last, int count, Rows a, Rows b, Rows c) {
        int row1 = Math.min(row + 1, last);
        int row2 = Math.min(row + 2, last);
        int row3 = Math.min(row + 3, last);
        DoubleVector c00 = c.sum(fresh, row, 0);
        DoubleVector c01 = c.sum(fresh, row, 1);
        DoubleVector c10 = c.sum(fresh, row1, 0);
        DoubleVector c11 = c.sum(fresh, row1, 1);
        DoubleVector c20 = c.sum(fresh, row2, 0);
        DoubleVector c21 = c.sum(fresh, row2, 1);
        DoubleVector c30 = c.sum(fresh, row3, 0);
        DoubleVector c31 = c.sum(fresh, row3, 1);
        double[] x = a.values;
        int a0 = a.at(row);
        int a1 = a.at(row1);
        int a2 = a.at(row2);
        int a3 = a.at(row3);
        double[] y = b.values;
        for (int k = 0; k < count; k++) {
            int at = b.at(k);
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, y, at);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, y, at + LANES);
            DoubleVector factor0 = DoubleVector.broadcast(SPECIES, x[a0 + k]);
            c00 = factor0.fma(b0, c00);
            c01 = factor0.fma(b1, c01);
            DoubleVector factor1 = DoubleVector.broadcast(SPECIES, x[a1 + k]);
            c10 = factor1.fma(b0, c10);
            c11 = factor1.fma(b1, c11);
            DoubleVector factor2 = DoubleVector.broadcast(SPECIES, x[a2 + k]);
            c20 = factor2.fma(b0, c20);
            c21 = factor2.fma(b1, c21);
            DoubleVector factor3 = DoubleVector.broadcast(SPECIES, x[a3 + k]);
            c30 = factor3.fma(b0, c30);
            c31 = factor3.fma(b1, c31);
        }
        c.set(row, 0, c00);
        c.set(row, 1, c01);
        c.set(row1, 0, c10);
        c.set(row1, 1, c11);
        c.set(row2, 0, c20);
        c.set(row2, 1, c21);
        c.set(row3, 0, c30);
        c.set(row3, 1, c31);
    }

    private static void one(boolean fresh, int row, int last, int count, Rows a, Rows b, Rows c) {
        int row1 = Math.min(row + 1, last);
        int row2 = Math.min(row + 2, last);
        int row3 = Math.min(row + 3, last);
        DoubleVector c00 = c.sum(fresh, row, 0);
        DoubleVector c10 = c.sum(fresh, row1, 0);
        DoubleVector c20 = c.sum(fresh, row2, 0);
        DoubleVector c30 = c.sum(fresh, row3, 0);
        double[] x = a.values;
        int a0 = a.at(row);
        int a1 = a.at(row1);
        int a2 = a.at(row2);
        int a3 = a.at(row3);
        double[] y = b.values;
        for (int k = 0; k < count; k++) {
            int at = b.at(k);
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, y, at);
            DoubleVector factor0 = DoubleVector.broadcast(SPECIES, x[a0 + k]);
            c00 = factor0.fma(b0, c00);
            DoubleVector factor1 = DoubleVector.broadcast(SPECIES, x[a1 + k]);
            c10 = factor1.fma(b0, c10);
            DoubleVector factor2 = DoubleVector.broadcast(SPECIES, x[a2 + k]);
            c20 = factor2.fma(b0, c20);
            DoubleVector factor3 = DoubleVector.broadcast(SPECIES, x[a3 + k]);
            c30 = factor3.fma(b0, c30);
        }
        c.set(row, 0, c00);
        c.set(row1, 0, c10);
        c.set(row2, 0, c20);
        c.set(row3, 0, c30);
    }
}
