package org.gradcheck4j.kernel;

/**
 * The product of two matrices, in double or in float.
 *
 * <p>Each entry is one chain of fused multiply-adds, from 0, in the order of the inner index: of n products, each is
 * rounded once, together with the sum that it is added to. The result is the same, bit for bit, on every machine.
 */
public final class MatrixProduct {

    /**
     * Products from which a kernel that copies rows of B pays. Measured with plain loops on one core: at 16 × 30 × 64
     * both take the same time.
     */
    private static final long SMALL = 1 << 15;

    private static final Kernel SMALL_DOUBLES = new ScalarDoubles();
    private static final Kernel SMALL_FLOATS = new ScalarFloats();
    private static final Kernel DOUBLES = new PlainDoubles();
    private static final Kernel FLOATS = new PlainFloats();

    private MatrixProduct() {}

    /**
     * {@return A · B in double, row by row}
     *
     * @param rows of A
     * @param inner columns of A, and rows of B
     * @param columns of B
     * @param a A, row by row, only read
     * @param b B, row by row, only read
     */
    public static double[] inDouble(int rows, int inner, int columns, double[] a, double[] b) {
        return product(SMALL_DOUBLES, DOUBLES, new Operands(rows, inner, columns, a, b));
    }

    /**
     * {@return A · B in float, row by row}
     *
     * @param rows of A
     * @param inner columns of A, and rows of B
     * @param columns of B
     * @param a A, row by row, only read; each entry is taken as a float
     * @param b B, row by row, only read; each entry is taken as a float
     */
    public static double[] inFloat(int rows, int inner, int columns, double[] a, double[] b) {
        return product(SMALL_FLOATS, FLOATS, new Operands(rows, inner, columns, a, b));
    }

    private static double[] product(Kernel small, Kernel large, Operands operands) {
        (operands.products() < SMALL ? small : large).fill(operands, operands.whole());
        return operands.c;
    }
}
