/**
 * Products of matrices, and transposes, fast: {@link org.gradcheck4j.kernel.MatrixProduct} and {@link
 * org.gradcheck4j.kernel.Transposition} are all that others call. Each entry of a product is one chain of fused
 * multiply-adds, so every kernel gives the same bits. For {@code model} and {@code reference}; {@code exact} has loops of
 * its own. Reports may ask which kernel it is.
 */
@NullMarked
package org.gradcheck4j.kernel;

import org.jspecify.annotations.NullMarked;
