/**
 * Assertions in AssertJ's style for a user's own tests: {@code assertThat(gradients).agreesWith(others, tolerance)} and
 * {@code assertThat(gradients).agreesWithFormula(network, batch, precision)}. Works without ND4J on the class path.
 */
@NullMarked
package org.gradcheck4j.harness.assertions;

import org.jspecify.annotations.NullMarked;
