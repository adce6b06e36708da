/**
 * The formula in any rounding, order of sums and form of σ: simulated correct engines, to test the bound with; and
 * backprops that round to a lower format, to recognise an engine that does.
 * For the harness, not for users; start with {@link org.gradcheck4j.emulated.EmulatedEngine}.
 */
@NullMarked
package org.gradcheck4j.emulated;

import org.jspecify.annotations.NullMarked;
