package org.gradcheck4j.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Some rows of C times some vectors' worth of its columns, all of it in registers while k runs: 8 × 3, 4 × 2 or 4 × 1. A row past the last
 * repeats it, which gives the same numbers again. {@link VectorFloatTile} is its twin in float.
 *
 * <p>The methods for them are long, and call nothing that is not the processor's: with a call to load a sum, 8 × 3 was half as fast. And
 * they multiply each sum by 1 before they store it. After a loop the compiler does not know the class of a sum any more, but it does know
 * that of a product with a new vector; else it would make an object of each sum if a process also has vectors of another length.
 */
final class VectorDoubleTile {

    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /** Numbers in a vector. */
    static final int LANES = SPECIES.length();

    private static final int ROWS = 8;
    private static final int FEW_ROWS = 4;

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
        double[] z = c.values;
        int z0 = c.at(row);
        int z1 = c.at(row1);
        int z2 = c.at(row2);
        int z3 = c.at(row3);
        int z4 = c.at(row4);
        int z5 = c.at(row5);
        int z6 = c.at(row6);
        int z7 = c.at(row7);
        DoubleVector c00 = DoubleVector.fromArray(SPECIES, z, z0);
        DoubleVector c01 = DoubleVector.fromArray(SPECIES, z, z0 + LANES);
        DoubleVector c02 = DoubleVector.fromArray(SPECIES, z, z0 + 2 * LANES);
        DoubleVector c10 = DoubleVector.fromArray(SPECIES, z, z1);
        DoubleVector c11 = DoubleVector.fromArray(SPECIES, z, z1 + LANES);
        DoubleVector c12 = DoubleVector.fromArray(SPECIES, z, z1 + 2 * LANES);
        DoubleVector c20 = DoubleVector.fromArray(SPECIES, z, z2);
        DoubleVector c21 = DoubleVector.fromArray(SPECIES, z, z2 + LANES);
        DoubleVector c22 = DoubleVector.fromArray(SPECIES, z, z2 + 2 * LANES);
        DoubleVector c30 = DoubleVector.fromArray(SPECIES, z, z3);
        DoubleVector c31 = DoubleVector.fromArray(SPECIES, z, z3 + LANES);
        DoubleVector c32 = DoubleVector.fromArray(SPECIES, z, z3 + 2 * LANES);
        DoubleVector c40 = DoubleVector.fromArray(SPECIES, z, z4);
        DoubleVector c41 = DoubleVector.fromArray(SPECIES, z, z4 + LANES);
        DoubleVector c42 = DoubleVector.fromArray(SPECIES, z, z4 + 2 * LANES);
        DoubleVector c50 = DoubleVector.fromArray(SPECIES, z, z5);
        DoubleVector c51 = DoubleVector.fromArray(SPECIES, z, z5 + LANES);
        DoubleVector c52 = DoubleVector.fromArray(SPECIES, z, z5 + 2 * LANES);
        DoubleVector c60 = DoubleVector.fromArray(SPECIES, z, z6);
        DoubleVector c61 = DoubleVector.fromArray(SPECIES, z, z6 + LANES);
        DoubleVector c62 = DoubleVector.fromArray(SPECIES, z, z6 + 2 * LANES);
        DoubleVector c70 = DoubleVector.fromArray(SPECIES, z, z7);
        DoubleVector c71 = DoubleVector.fromArray(SPECIES, z, z7 + LANES);
        DoubleVector c72 = DoubleVector.fromArray(SPECIES, z, z7 + 2 * LANES);
        double[] x = a.values;
        int x0 = a.at(row);
        int x1 = a.at(row1);
        int x2 = a.at(row2);
        int x3 = a.at(row3);
        int x4 = a.at(row4);
        int x5 = a.at(row5);
        int x6 = a.at(row6);
        int x7 = a.at(row7);
        double[] y = b.values;
        int y0 = b.at(0);
        int stride = b.stride;
        for (int k = 0; k < count; k++) {
            int at = y0 + k * stride;
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, y, at);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, y, at + LANES);
            DoubleVector b2 = DoubleVector.fromArray(SPECIES, y, at + 2 * LANES);
            DoubleVector a0 = DoubleVector.broadcast(SPECIES, x[x0 + k]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            DoubleVector a1 = DoubleVector.broadcast(SPECIES, x[x1 + k]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            DoubleVector a2 = DoubleVector.broadcast(SPECIES, x[x2 + k]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            DoubleVector a3 = DoubleVector.broadcast(SPECIES, x[x3 + k]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            DoubleVector a4 = DoubleVector.broadcast(SPECIES, x[x4 + k]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            DoubleVector a5 = DoubleVector.broadcast(SPECIES, x[x5 + k]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            c52 = a5.fma(b2, c52);
            DoubleVector a6 = DoubleVector.broadcast(SPECIES, x[x6 + k]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            c62 = a6.fma(b2, c62);
            DoubleVector a7 = DoubleVector.broadcast(SPECIES, x[x7 + k]);
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
            c72 = a7.fma(b2, c72);
        }
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
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
        double[] z = c.values;
        int z0 = c.at(row);
        int z1 = c.at(row1);
        int z2 = c.at(row2);
        int z3 = c.at(row3);
        DoubleVector c00 = DoubleVector.fromArray(SPECIES, z, z0);
        DoubleVector c01 = DoubleVector.fromArray(SPECIES, z, z0 + LANES);
        DoubleVector c10 = DoubleVector.fromArray(SPECIES, z, z1);
        DoubleVector c11 = DoubleVector.fromArray(SPECIES, z, z1 + LANES);
        DoubleVector c20 = DoubleVector.fromArray(SPECIES, z, z2);
        DoubleVector c21 = DoubleVector.fromArray(SPECIES, z, z2 + LANES);
        DoubleVector c30 = DoubleVector.fromArray(SPECIES, z, z3);
        DoubleVector c31 = DoubleVector.fromArray(SPECIES, z, z3 + LANES);
        double[] x = a.values;
        int x0 = a.at(row);
        int x1 = a.at(row1);
        int x2 = a.at(row2);
        int x3 = a.at(row3);
        double[] y = b.values;
        int y0 = b.at(0);
        int stride = b.stride;
        for (int k = 0; k < count; k++) {
            int at = y0 + k * stride;
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, y, at);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, y, at + LANES);
            DoubleVector a0 = DoubleVector.broadcast(SPECIES, x[x0 + k]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = DoubleVector.broadcast(SPECIES, x[x1 + k]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = DoubleVector.broadcast(SPECIES, x[x2 + k]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = DoubleVector.broadcast(SPECIES, x[x3 + k]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
        }
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
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
        double[] z = c.values;
        int z0 = c.at(row) + vector * LANES;
        int z1 = c.at(row1) + vector * LANES;
        int z2 = c.at(row2) + vector * LANES;
        int z3 = c.at(row3) + vector * LANES;
        DoubleVector c00 = DoubleVector.fromArray(SPECIES, z, z0);
        DoubleVector c10 = DoubleVector.fromArray(SPECIES, z, z1);
        DoubleVector c20 = DoubleVector.fromArray(SPECIES, z, z2);
        DoubleVector c30 = DoubleVector.fromArray(SPECIES, z, z3);
        double[] x = a.values;
        int x0 = a.at(row);
        int x1 = a.at(row1);
        int x2 = a.at(row2);
        int x3 = a.at(row3);
        double[] y = b.values;
        int y0 = b.at(0) + vector * LANES;
        int stride = b.stride;
        for (int k = 0; k < count; k++) {
            int at = y0 + k * stride;
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, y, at);
            DoubleVector a0 = DoubleVector.broadcast(SPECIES, x[x0 + k]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = DoubleVector.broadcast(SPECIES, x[x1 + k]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = DoubleVector.broadcast(SPECIES, x[x2 + k]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = DoubleVector.broadcast(SPECIES, x[x3 + k]);
            c30 = a3.fma(b0, c30);
        }
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        one.mul(c00).intoArray(z, z0);
        one.mul(c10).intoArray(z, z1);
        one.mul(c20).intoArray(z, z2);
        one.mul(c30).intoArray(z, z3);
    }
}
