package org.gradcheck4j.kernel;

import java.util.concurrent.ForkJoinPool;
import org.gradcheck4j.vectors.PlainOrVector;

/**
 * The product of two matrices, in double or in float.
 *
 * <p>Each entry is one chain of fused multiply-adds, from 0, in the order of the inner index: of n products, each is
 * rounded once, together with the sum that it is added to. The result is the same, bit for bit, on every machine and for
 * any number of threads: an entry is one thread's work.
 */
public final class MatrixProduct {

    /** Products that plain loops compute in about half a second, once they are compiled. */
    private static final long WORK_BEFORE_VECTORS = 1L << 32;

    /**
     * Products from which vectors pay, as measured: 8 × 8 × 8 took half the scalar loop's time in double and the same in
     * float, 4 × 8 × 2 twice. Below, nothing but the result is allocated.
     */
    private static final long SMALL = 1 << 9;

    /** Products from which threads pay: about a tenth of a millisecond's work for one thread on vectors. */
    private static final long PARALLEL_FROM = 1 << 21;

    /** So that a thread that is disturbed does not keep the others waiting. */
    private static final int TILES_PER_THREAD = 2;

    private static final Kernel<double[]> SMALL_DOUBLES = new ScalarDoubles();
    private static final Kernel<float[]> SMALL_FLOATS = new ScalarFloats();
    static final PlainOrVector<Kernel<double[]>> DOUBLES = loops(new PlainDoubles(), "VectorDoubles");
    static final PlainOrVector<Kernel<float[]>> FLOATS = loops(new PlainFloats(), "VectorFloats");

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
        double[] c = new double[Math.multiplyExact(rows, columns)];
        fill(SMALL_DOUBLES, DOUBLES, new Operands<>(rows, inner, columns, a, b, c));
        return c;
    }

    /**
     * {@return A · B in float, row by row}
     *
     * @param rows of A
     * @param inner columns of A, and rows of B
     * @param columns of B
     * @param a A, row by row, only read
     * @param b B, row by row, only read
     */
    public static float[] inFloat(int rows, int inner, int columns, float[] a, float[] b) {
        float[] c = new float[Math.multiplyExact(rows, columns)];
        fill(SMALL_FLOATS, FLOATS, new Operands<>(rows, inner, columns, a, b, c));
        return c;
    }

    /** {@return the kernel of products, once a process has done some work: {@code "plain"} or {@code "vector"}} */
    public static String kernel() {
        return DOUBLES.kind();
    }

    @SuppressWarnings("unchecked")
    private static <T> PlainOrVector<Kernel<T>> loops(Kernel<T> plain, String vectorClass) {
        return PlainOrVector.of((Class<Kernel<T>>) (Class<?>) Kernel.class, plain, vectorClass, WORK_BEFORE_VECTORS);
    }

    private static <T> void fill(Kernel<T> small, PlainOrVector<Kernel<T>> large, Operands<T> operands) {
        long products = operands.products();
        Kernel<T> kernel = products < SMALL ? small : large.forWork(products);
        if (products < PARALLEL_FROM) {
            kernel.fill(operands, operands.whole());
        } else {
            int threads = ForkJoinPool.getCommonPoolParallelism() + 1;
            Tile.of(operands.rows, operands.columns, TILES_PER_THREAD * threads).parallelStream()
                    .forEach(tile -> kernel.fill(operands, tile));
        }
    }
}
