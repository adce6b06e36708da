/**
 * Known faults, injected into the backprop of {@code evaluation.backprop}. Those whose name ends in {@code Fault} are the faults; the
 * other files are what faults share. Besides that backprop, they use {@code model} alone: what is diagnosed has nothing in
 * common with the diagnosis. Not for users.
 */
@NullMarked
package org.gradcheck4j.harness.evaluation.injection;

import org.jspecify.annotations.NullMarked;
