/**
 * The formula in any rounding, order of sums and form of σ: simulated correct engines, to test the bound with.
 * For the harness, not for users; start with {@link org.gradcheck4j.emulated.EmulatedEngine}.
 */
@NullMarked
package org.gradcheck4j.emulated;

import org.jspecify.annotations.NullMarked;
