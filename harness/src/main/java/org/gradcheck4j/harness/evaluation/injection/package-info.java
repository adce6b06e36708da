/**
 * Known faults, injected into a backprop in plain loops, in any arithmetic. Those whose name ends in {@code Fault} are the faults;
 * the other files are the backprop, its arithmetic and what faults share. It uses {@code model} alone, and
 * nothing of it that computes but the rounding to a format: so it shares no backprop and no matrix product with the engines, the
 * oracle or the diagnosis, and certification does not confirm itself; double-double numbers come from
 * commons-numbers. Not for users.
 */
@NullMarked
package org.gradcheck4j.harness.evaluation.injection;

import org.jspecify.annotations.NullMarked;
