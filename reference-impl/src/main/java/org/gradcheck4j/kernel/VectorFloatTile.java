package org.gradcheck4j.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Some rows of C times some vectors' worth of its columns, all of it in registers while k runs: 8 × 3, 4 × 2 or 4 × 1. A row past the last
 * repeats it, which gives the same numbers again. {@link VectorDoubleTile} is its twin in double.
 *
 * <p>The methods for them are long, and call nothing that is not the processor's: with a call to load a sum, 8 × 3 was half as fast. And
 * they multiply each sum by 1 before they store it. After a loop the compiler does not know the class of a sum any more, but it does know
 * that of a product with a new vector; else it would make an object of each sum if a process also has vectors of another length.
 */
final class VectorFloatTile {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /** Numbers in a vector. */
    static final int LANES = SPECIES.length();

    private static final int ROWS = 8;
    private static final int FEW_ROWS = 4;

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
    }

    /**
     * Adds the products of columns of A with rows of B to some rows of C.
     *
     * @param vectors how wide: 1, 2 or 3
     * @param from the first row of A and C
     * @param last row of A and C
     * @param count columns of A, and rows of B
     */
    static void add(int vectors, int from, int last, int count, Rows a, Rows b, Rows c) {
        int row = from;
        for (; vectors == 3 && row + FEW_ROWS <= last; row += ROWS) {
            eightByThree(row, last, count, a, b, c);
        }
        for (; row <= last; row += FEW_ROWS) {
            if (vectors > 1) {
                fourByTwo(row, last, count, a, b, c);
            }
            if (vectors != 2) {
                fourByOne(vectors - 1, row, last, count, a, b, c);
            }
        }
    }

    private static void eightByThree(int row, int last, int count, Rows a, Rows b, Rows c) {
        int row1 = Math.min(row + 1, last);
        int row2 = Math.min(row + 2, last);
        int row3 = Math.min(row + 3, last);
        int row4 = Math.min(row + 4, last);
        int row5 = Math.min(row + 5, last);
        int row6 = Math.min(row + 6, last);
        int row7 = Math.min(row + 7, last);
        float[] z = c.values;
        int z0 = c.at(row);
        int z1 = c.at(row1);
        int z2 = c.at(row2);
        int z3 = c.at(row3);
        int z4 = c.at(row4);
        int z5 = c.at(row5);
        int z6 = c.at(row6);
        int z7 = c.at(row7);
        FloatVector c00 = FloatVector.fromArray(SPECIES, z, z0);
        FloatVector c01 = FloatVector.fromArray(SPECIES, z, z0 + LANES);
        FloatVector c02 = FloatVector.fromArray(SPECIES, z, z0 + 2 * LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, z, z1);
        FloatVector c11 = FloatVector.fromArray(SPECIES, z, z1 + LANES);
        FloatVector c12 = FloatVector.fromArray(SPECIES, z, z1 + 2 * LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, z, z2);
        FloatVector c21 = FloatVector.fromArray(SPECIES, z, z2 + LANES);
        FloatVector c22 = FloatVector.fromArray(SPECIES, z, z2 + 2 * LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, z, z3);
        FloatVector c31 = FloatVector.fromArray(SPECIES, z, z3 + LANES);
        FloatVector c32 = FloatVector.fromArray(SPECIES, z, z3 + 2 * LANES);
        FloatVector c40 = FloatVector.fromArray(SPECIES, z, z4);
        FloatVector c41 = FloatVector.fromArray(SPECIES, z, z4 + LANES);
        FloatVector c42 = FloatVector.fromArray(SPECIES, z, z4 + 2 * LANES);
        FloatVector c50 = FloatVector.fromArray(SPECIES, z, z5);
        FloatVector c51 = FloatVector.fromArray(SPECIES, z, z5 + LANES);
        FloatVector c52 = FloatVector.fromArray(SPECIES, z, z5 + 2 * LANES);
        FloatVector c60 = FloatVector.fromArray(SPECIES, z, z6);
        FloatVector c61 = FloatVector.fromArray(SPECIES, z, z6 + LANES);
        FloatVector c62 = FloatVector.fromArray(SPECIES, z, z6 + 2 * LANES);
        FloatVector c70 = FloatVector.fromArray(SPECIES, z, z7);
        FloatVector c71 = FloatVector.fromArray(SPECIES, z, z7 + LANES);
        FloatVector c72 = FloatVector.fromArray(SPECIES, z, z7 + 2 * LANES);
        float[] x = a.values;
        int x0 = a.at(row);
        int x1 = a.at(row1);
        int x2 = a.at(row2);
        int x3 = a.at(row3);
        int x4 = a.at(row4);
        int x5 = a.at(row5);
        int x6 = a.at(row6);
        int x7 = a.at(row7);
        float[] y = b.values;
        int y0 = b.at(0);
        int stride = b.stride;
        for (int k = 0; k < count; k++) {
            int at = y0 + k * stride;
            FloatVector b0 = FloatVector.fromArray(SPECIES, y, at);
            FloatVector b1 = FloatVector.fromArray(SPECIES, y, at + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, y, at + 2 * LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, x[x0 + k]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            FloatVector a1 = FloatVector.broadcast(SPECIES, x[x1 + k]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            FloatVector a2 = FloatVector.broadcast(SPECIES, x[x2 + k]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            FloatVector a3 = FloatVector.broadcast(SPECIES, x[x3 + k]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            FloatVector a4 = FloatVector.broadcast(SPECIES, x[x4 + k]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            FloatVector a5 = FloatVector.broadcast(SPECIES, x[x5 + k]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            c52 = a5.fma(b2, c52);
            FloatVector a6 = FloatVector.broadcast(SPECIES, x[x6 + k]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            c62 = a6.fma(b2, c62);
            FloatVector a7 = FloatVector.broadcast(SPECIES, x[x7 + k]);
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
            c72 = a7.fma(b2, c72);
        }
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        one.mul(c00).intoArray(z, z0);
        one.mul(c01).intoArray(z, z0 + LANES);
        one.mul(c02).intoArray(z, z0 + 2 * LANES);
        one.mul(c10).intoArray(z, z1);
        one.mul(c11).intoArray(z, z1 + LANES);
        one.mul(c12).intoArray(z, z1 + 2 * LANES);
        one.mul(c20).intoArray(z, z2);
        one.mul(c21).intoArray(z, z2 + LANES);
        one.mul(c22).intoArray(z, z2 + 2 * LANES);
        one.mul(c30).intoArray(z, z3);
        one.mul(c31).intoArray(z, z3 + LANES);
        one.mul(c32).intoArray(z, z3 + 2 * LANES);
        one.mul(c40).intoArray(z, z4);
        one.mul(c41).intoArray(z, z4 + LANES);
        one.mul(c42).intoArray(z, z4 + 2 * LANES);
        one.mul(c50).intoArray(z, z5);
        one.mul(c51).intoArray(z, z5 + LANES);
        one.mul(c52).intoArray(z, z5 + 2 * LANES);
        one.mul(c60).intoArray(z, z6);
        one.mul(c61).intoArray(z, z6 + LANES);
        one.mul(c62).intoArray(z, z6 + 2 * LANES);
        one.mul(c70).intoArray(z, z7);
        one.mul(c71).intoArray(z, z7 + LANES);
        one.mul(c72).intoArray(z, z7 + 2 * LANES);
    }

    private static void fourByTwo(int row, int last, int count, Rows a, Rows b, Rows c) {
        int row1 = Math.min(row + 1, last);
        int row2 = Math.min(row + 2, last);
        int row3 = Math.min(row + 3, last);
        float[] z = c.values;
        int z0 = c.at(row);
        int z1 = c.at(row1);
        int z2 = c.at(row2);
        int z3 = c.at(row3);
        FloatVector c00 = FloatVector.fromArray(SPECIES, z, z0);
        FloatVector c01 = FloatVector.fromArray(SPECIES, z, z0 + LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, z, z1);
        FloatVector c11 = FloatVector.fromArray(SPECIES, z, z1 + LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, z, z2);
        FloatVector c21 = FloatVector.fromArray(SPECIES, z, z2 + LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, z, z3);
        FloatVector c31 = FloatVector.fromArray(SPECIES, z, z3 + LANES);
        float[] x = a.values;
        int x0 = a.at(row);
        int x1 = a.at(row1);
        int x2 = a.at(row2);
        int x3 = a.at(row3);
        float[] y = b.values;
        int y0 = b.at(0);
        int stride = b.stride;
        for (int k = 0; k < count; k++) {
            int at = y0 + k * stride;
            FloatVector b0 = FloatVector.fromArray(SPECIES, y, at);
            FloatVector b1 = FloatVector.fromArray(SPECIES, y, at + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, x[x0 + k]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, x[x1 + k]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, x[x2 + k]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, x[x3 + k]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
        }
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        one.mul(c00).intoArray(z, z0);
        one.mul(c01).intoArray(z, z0 + LANES);
        one.mul(c10).intoArray(z, z1);
        one.mul(c11).intoArray(z, z1 + LANES);
        one.mul(c20).intoArray(z, z2);
        one.mul(c21).intoArray(z, z2 + LANES);
        one.mul(c30).intoArray(z, z3);
        one.mul(c31).intoArray(z, z3 + LANES);
    }

    /** Of the columns of one vector. */
    private static void fourByOne(int vector, int row, int last, int count, Rows a, Rows b, Rows c) {
        int row1 = Math.min(row + 1, last);
        int row2 = Math.min(row + 2, last);
        int row3 = Math.min(row + 3, last);
        float[] z = c.values;
        int z0 = c.at(row) + vector * LANES;
        int z1 = c.at(row1) + vector * LANES;
        int z2 = c.at(row2) + vector * LANES;
        int z3 = c.at(row3) + vector * LANES;
        FloatVector c00 = FloatVector.fromArray(SPECIES, z, z0);
        FloatVector c10 = FloatVector.fromArray(SPECIES, z, z1);
        FloatVector c20 = FloatVector.fromArray(SPECIES, z, z2);
        FloatVector c30 = FloatVector.fromArray(SPECIES, z, z3);
        float[] x = a.values;
        int x0 = a.at(row);
        int x1 = a.at(row1);
        int x2 = a.at(row2);
        int x3 = a.at(row3);
        float[] y = b.values;
        int y0 = b.at(0) + vector * LANES;
        int stride = b.stride;
        for (int k = 0; k < count; k++) {
            int at = y0 + k * stride;
            FloatVector b0 = FloatVector.fromArray(SPECIES, y, at);
            FloatVector a0 = FloatVector.broadcast(SPECIES, x[x0 + k]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(SPECIES, x[x1 + k]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(SPECIES, x[x2 + k]);
            c20 = a2.fma(b0, c20);
            FloatVector a3 = FloatVector.broadcast(SPECIES, x[x3 + k]);
            c30 = a3.fma(b0, c30);
        }
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        one.mul(c00).intoArray(z, z0);
        one.mul(c10).intoArray(z, z1);
        one.mul(c20).intoArray(z, z2);
        one.mul(c30).intoArray(z, z3);
    }
}
