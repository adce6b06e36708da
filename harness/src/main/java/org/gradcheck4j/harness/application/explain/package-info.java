/**
 * Why A[i−1] appears in dW[i], from numbers that are computed when asked. Start with {@link
 * org.gradcheck4j.harness.application.explain.ActivationWalk}; the report prints it.
 */
@NullMarked
package org.gradcheck4j.harness.application.explain;

import org.jspecify.annotations.NullMarked;
