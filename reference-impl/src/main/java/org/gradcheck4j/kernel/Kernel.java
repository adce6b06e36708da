package org.gradcheck4j.kernel;

/**
 * Computes a tile of a product. Each entry is the chain {@code fma(a, b, … fma(a, b, fma(a, b, 0)))} in the order of the
 * inner index, so every kernel of a precision gives the same bits, for any tile.
 */
@FunctionalInterface
interface Kernel {

    /** Sets the entries of a tile. Several threads may do so at once, each with its own tile. */
    void fill(Operands operands, Tile tile);

    /** {@return a kernel for this product alone, which has done once what all its tiles need} */
    default Kernel prepared(Operands operands) {
        return this;
    }
}
