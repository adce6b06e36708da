package org.gradcheck4j.model;

/**
 * How an engine sums products: how their factors and each addition are rounded, and in which order.
 *
 * @param unitRoundoff u of the accumulator: each addition has a relative error of at most u
 * @param order of the additions
 * @param block how many terms are summed in any order before {@code order} applies, at least 1; of no effect for any order
 * @param factorRoundoff u of the format that both factors of a matrix product are rounded to first, as tensor cores do with
 *     TF32 and bfloat16; 0 if they are taken as they are
 */
public record Summation(double unitRoundoff, Order order, int block, double factorRoundoff) {

    /** The order of the additions. */
    public enum Order {
        /** Nothing is known. */
        ANY,
        /** Blocks of terms, then a running sum of the blocks' sums. */
        BLOCKED,
        /** Halves, recursively, down to blocks. */
        PAIRWISE
    }

    /** Checks the block and the factors. */
    public Summation {
        if (block < 1) {
            throw new IllegalArgumentException("a block has at least 1 term, not " + block);
        }
        if (!(factorRoundoff >= 0 && factorRoundoff < 1)) {
            throw new IllegalArgumentException("u of rounded factors is from 0 to below 1, not " + factorRoundoff);
        }
    }

    /**
     * {@return sums in any order}
     *
     * @param unitRoundoff u of the accumulator
     */
    public static Summation inAnyOrder(double unitRoundoff) {
        return new Summation(unitRoundoff, Order.ANY, 1, 0);
    }

    /**
     * {@return sums of blocks, then a running sum of those, as kernels of matrix products have them}
     *
     * @param unitRoundoff u of the accumulator
     * @param block the most terms of a block
     */
    public static Summation blocked(double unitRoundoff, int block) {
        return new Summation(unitRoundoff, Order.BLOCKED, block, 0);
    }

    /**
     * {@return sums of halves, recursively, as NumPy's {@code sum} has them}
     *
     * @param unitRoundoff u of the accumulator
     * @param block the most terms of a block that is not halved
     */
    public static Summation pairwise(double unitRoundoff, int block) {
        return new Summation(unitRoundoff, Order.PAIRWISE, block, 0);
    }

    /**
     * {@return the same sums, of products whose factors are rounded first}
     *
     * @param format such as TF32 or bfloat16
     */
    public Summation withFactorsRoundedTo(BinaryFormat format) {
        return new Summation(unitRoundoff, order, block, format.unitRoundoff());
    }

    /** {@return whether the factors of products are rounded first} */
    public boolean roundsFactors() {
        return factorRoundoff > 0;
    }

    /**
     * {@return how many additions a term goes through at most}
     *
     * @param n the number of terms, at least 1
     */
    public int additions(int n) {
        int inBlock = Math.min(n, block) - 1;
        int blocks = (n + block - 1) / block;
        return switch (order) {
            case ANY -> n - 1;
            case BLOCKED -> inBlock + blocks - 1;
            case PAIRWISE -> inBlock + (Integer.SIZE - Integer.numberOfLeadingZeros(blocks - 1));
        };
    }
}
