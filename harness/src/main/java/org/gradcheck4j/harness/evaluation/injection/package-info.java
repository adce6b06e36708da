/**
 * Faults on purpose: a backprop in plain loops that departs from the formula in one step, in any arithmetic. It shares no
 * code with the engines, the oracle or the diagnosis, so that certification does not confirm itself. Not for users.
 */
@NullMarked
package org.gradcheck4j.harness.evaluation.injection;

import org.jspecify.annotations.NullMarked;
