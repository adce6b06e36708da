package org.gradcheck4j.exact;

/**
 * Adds the products of one row of a matrix with the rows of another, in the order of the index: plain loops and vectors give
 * the same bits, since both do the same operations on each entry.
 */
interface RowTimesMatrix {

    /**
     * {@return how long arrays of sums are to be, at least the number of columns: what exceeds it is not used}
     *
     * @param columns of the product
     */
    int length(int columns);

    /** sum += left[row, ·] · right, for every column of right. */
    void add(ExactMatrix left, int row, ExactMatrix right, double[] sumHigh, double[] sumLow);
}
