/**
 * Why A[i−1] appears in dW[i], answered from numbers that are computed when asked. The report prints {@link
 * org.gradcheck4j.harness.explain.SeedQuestion}, and so may anything else.
 */
@NullMarked
package org.gradcheck4j.harness.explain;

import org.jspecify.annotations.NullMarked;
