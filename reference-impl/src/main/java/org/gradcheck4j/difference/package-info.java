/**
 * The gradient by finite differences of the loss: a check of the formula that uses no backprop. It shares σ, the
 * products and the loss with the oracle; with the reference only {@code Matrix.times}, in its error bound. Users call
 * {@link org.gradcheck4j.difference.FiniteDifferenceEngine}.
 */
@NullMarked
package org.gradcheck4j.difference;

import org.jspecify.annotations.NullMarked;
