package org.gradcheck4j.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four rows of C times some vectors' worth of its columns, all of it in registers while k runs. A row past the last repeats
 * it, which gives the same numbers again. {@link VectorDoubleTile} is its twin in double.
 */
final class VectorFloatTile {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /** Numbers in a vector. */
    static final int LANES = SPECIES.length();

    private VectorFloatTile() {}

    /** Rows of a factor or of a result: entry (i, j) stands at {@code first + i · stride + j}. */
    static final class Rows {

        final float[] values;
        private final int first;
        private final int stride;

        Rows(float[] values, int first, int stride) {
            this.values = values;
            this.first = first;
            this.stride = stride;
        }

        int at(int row) {
            return first + row * stride;
        }

        private FloatVector sum(boolean fresh, int row, int vector) {
            return fresh ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, values, at(row) + vector * LANES);
        }

        private void set(int row, int vector, FloatVector sum) {
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
        FloatVector c00 = c.sum(fresh, row, 0);
        FloatVector c01 = c.sum(fresh, row, 1);
        FloatVector c02 = c.sum(fresh, row, 2);
        FloatVector c03 = c.sum(fresh, row, 3);
        FloatVector c10 = c.sum(fresh, row1, 0);
        FloatVector c11 = c.sum(fresh, row1, 1);
        FloatVector c12 = c.sum(fresh, row1, 2);
        FloatVector c13 = c.sum(fresh, row1, 3);
        FloatVector c20 = c.sum(fresh, row2, 0);
        FloatVector c21 = c.sum(fresh, row2, 1);
        FloatVector c22 = c.sum(fresh, row2, 2);
        FloatVector c23 = c.sum(fresh, row2, 3);
        FloatVector c30 = c.sum(fresh, row3, 0);
        FloatVector c31 = c.sum(fresh, row3, 1);
        FloatVector c32 = c.sum(fresh, row3, 2);
        FloatVector c33 = c.sum(fresh, row3, 3);
        float[] x = a.values;
        int a0 = a.at(row);
        int a1 = a.at(row1);
        int a2 = a.at(row2);
        int a3 = a.at(row3);
        float[] y = b.values;
        for (int k = 0; k < count; k++) {
            int at = b.at(k);
            FloatVector b0 = FloatVector.fromArray(SPECIES, y, at);
            FloatVector b1 = FloatVector.fromArray(SPECIES, y, at + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, y, at + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, y, at + 3 * LANES);
            FloatVector factor0 = FloatVector.broadcast(SPECIES, x[a0 + k]);
            c00 = factor0.fma(b0, c00);
            c01 = factor0.fma(b1, c01);
            c02 = factor0.fma(b2, c02);
            c03 = factor0.fma(b3, c03);
            FloatVector factor1 = FloatVector.broadcast(SPECIES, x[a1 + k]);
            c10 = factor1.fma(b0, c10);
            c11 = factor1.fma(b1, c11);
            c12 = factor1.fma(b2, c12);
            c13 = factor1.fma(b3, c13);
            FloatVector factor2 = FloatVector.broadcast(SPECIES, x[a2 + k]);
            c20 = factor2.fma(b0, c20);
            c21 = factor2.fma(b1, c21);
            c22 = factor2.fma(b2, c22);
            c23 = factor2.fma(b3, c23);
            FloatVector factor3 = FloatVector.broadcast(SPECIES, x[a3 + k]);
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
        FloatVector c00 = c.sum(fresh, row, 0);
        FloatVector c01 = c.sum(fresh, row, 1);
        FloatVector c10 = c.sum(fresh, row1, 0);
        FloatVector c11 = c.sum(fresh, row1, 1);
        FloatVector c20 = c.sum(fresh, row2, 0);
        FloatVector c21 = c.sum(fresh, row2, 1);
        FloatVector c30 = c.sum(fresh, row3, 0);
        FloatVector c31 = c.sum(fresh, row3, 1);
        float[] x = a.values;
        int a0 = a.at(row);
        int a1 = a.at(row1);
        int a2 = a.at(row2);
        int a3 = a.at(row3);
        float[] y = b.values;
        for (int k = 0; k < count; k++) {
            int at = b.at(k);
            FloatVector b0 = FloatVector.fromArray(SPECIES, y, at);
            FloatVector b1 = FloatVector.fromArray(SPECIES, y, at + LANES);
            FloatVector factor0 = FloatVector.broadcast(SPECIES, x[a0 + k]);
            c00 = factor0.fma(b0, c00);
            c01 = factor0.fma(b1, c01);
            FloatVector factor1 = FloatVector.broadcast(SPECIES, x[a1 + k]);
            c10 = factor1.fma(b0, c10);
            c11 = factor1.fma(b1, c11);
            FloatVector factor2 = FloatVector.broadcast(SPECIES, x[a2 + k]);
            c20 = factor2.fma(b0, c20);
            c21 = factor2.fma(b1, c21);
            FloatVector factor3 = FloatVector.broadcast(SPECIES, x[a3 + k]);
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
        FloatVector c00 = c.sum(fresh, row, 0);
        FloatVector c10 = c.sum(fresh, row1, 0);
        FloatVector c20 = c.sum(fresh, row2, 0);
        FloatVector c30 = c.sum(fresh, row3, 0);
        float[] x = a.values;
        int a0 = a.at(row);
        int a1 = a.at(row1);
        int a2 = a.at(row2);
        int a3 = a.at(row3);
        float[] y = b.values;
        for (int k = 0; k < count; k++) {
            int at = b.at(k);
            FloatVector b0 = FloatVector.fromArray(SPECIES, y, at);
            FloatVector factor0 = FloatVector.broadcast(SPECIES, x[a0 + k]);
            c00 = factor0.fma(b0, c00);
            FloatVector factor1 = FloatVector.broadcast(SPECIES, x[a1 + k]);
            c10 = factor1.fma(b0, c10);
            FloatVector factor2 = FloatVector.broadcast(SPECIES, x[a2 + k]);
            c20 = factor2.fma(b0, c20);
            FloatVector factor3 = FloatVector.broadcast(SPECIES, x[a3 + k]);
            c30 = factor3.fma(b0, c30);
        }
        c.set(row, 0, c00);
        c.set(row1, 0, c10);
        c.set(row2, 0, c20);
        c.set(row3, 0, c30);
    }
}
