/**
 * Gradient files: NumPy {@code .npz} archives that bring a gradient from any language. Users read one with
 * {@link org.gradcheck4j.harness.npz.GradientFile#read}; the parser behind it is strict, small and package-private.
 */
@NullMarked
package org.gradcheck4j.harness.npz;

import org.jspecify.annotations.NullMarked;
