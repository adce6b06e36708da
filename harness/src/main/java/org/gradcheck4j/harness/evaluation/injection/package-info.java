/**
 * Known faults, injected into a backprop in plain loops, in any arithmetic. Those whose name ends in {@code Fault} are the faults;
 * the other files are the backprop, its arithmetic and what faults share. It shares no code of this project with the
 * engines, the oracle or the diagnosis, so that certification does not confirm itself; double-double numbers come from
 * commons-numbers. Not for users.
 */
@NullMarked
package org.gradcheck4j.harness.evaluation.injection;

import org.jspecify.annotations.NullMarked;
