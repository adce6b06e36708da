/**
 * The formula under test: backprop from scratch, its matrix operations in double and in float, and σ. Start with {@code
 * Backprop}, which is the formula line for line. Users call {@link org.gradcheck4j.reference.ReferenceEngine}. The
 * oracle shares no arithmetic with it.
 */
@NullMarked
package org.gradcheck4j.reference;

import org.jspecify.annotations.NullMarked;
