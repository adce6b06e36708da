/**
 * Known faults, injected into a backprop in plain loops, in any arithmetic. It shares no code of this project with the
 * engines, the oracle or the diagnosis, so that certification does not confirm itself; double-double numbers come from
 * commons-numbers. Not for users.
 */
@NullMarked
package org.gradcheck4j.harness.evaluation.injection;

import org.jspecify.annotations.NullMarked;
