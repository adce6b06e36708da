/**
 * How far a correct engine usually is from the exact solution: standard deviations of every entry, and of weighted sums of
 * entries. They are estimates: because of them a verdict can be inconclusive, never disagree. So a change here may make the
 * tool more or less sensitive, and no bound depends on it. Start with {@link org.gradcheck4j.deviation.ErrorDeviations};
 * {@code docs/error-bound.md} explains them. For the harness, not for users.
 */
@NullMarked
package org.gradcheck4j.deviation;

import org.jspecify.annotations.NullMarked;
