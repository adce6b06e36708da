/**
 * The exact solution that every engine is measured against: the formula in double-double arithmetic, about 31 digits.
 * Start with {@link org.gradcheck4j.exact.ExactOracle}. For the harness, not for users; it shares no arithmetic with
 * the reference.
 */
@NullMarked
package org.gradcheck4j.exact;

import org.jspecify.annotations.NullMarked;
