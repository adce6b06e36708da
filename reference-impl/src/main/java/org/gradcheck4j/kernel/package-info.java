/**
 * Products of matrices, fast: {@link org.gradcheck4j.kernel.MatrixProduct} is all that others call. Each entry is one chain
 * of fused multiply-adds, so every kernel gives the same bits.
 * For {@code model}; {@code exact} has loops of its own. Reports may ask which kernel it is.
 */
@NullMarked
package org.gradcheck4j.kernel;

import org.jspecify.annotations.NullMarked;
