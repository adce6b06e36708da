/**
 * Why A[i−1] appears in dW[i], with numbers that are computed anew. Start with {@link
 * org.gradcheck4j.harness.application.explain.ActivationExplanation}; the report prints it.
 */
@NullMarked
package org.gradcheck4j.harness.application.explain;

import org.jspecify.annotations.NullMarked;
