package org.gradcheck4j.kernel;

/**
 * Computes a tile of a product. Each entry is the chain {@code fma(a, b, … fma(a, b, fma(a, b, 0)))} in the order of the
 * inner index, so every kernel of a precision gives the same bits, for any tile.
 *
 * @param <T> {@code double[]} or {@code float[]}
 */
@FunctionalInterface
interface Kernel<T> {

    /** Sets the entries of a tile, which are 0 before. Several threads may do so at once, each with its own tile. */
    void fill(Operands<T> operands, Tile tile);
}
