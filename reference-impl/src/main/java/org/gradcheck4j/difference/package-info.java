/**
 * The gradient by finite differences of the loss: a check of the formula that shares nothing with any backprop. Users meet
 * {@link org.gradcheck4j.difference.FiniteDifferenceEngine}.
 */
@NullMarked
package org.gradcheck4j.difference;

import org.jspecify.annotations.NullMarked;
