/**
 * A backprop in plain loops, in any arithmetic, whose steps can be replaced by faulty ones. It uses {@code model} alone, and
 * nothing of it that computes but the rounding to a format: so it shares no backprop and no matrix product with the engines, the
 * oracle or the diagnosis, and certification does not confirm itself; double-double numbers come from
 * commons-numbers. Not for users.
 */
@NullMarked
package org.gradcheck4j.harness.evaluation.backprop;

import org.jspecify.annotations.NullMarked;
