/**
 * An engine's output, the exact solution and a tolerance become a verdict, entry by entry. Users meet {@link
 * org.gradcheck4j.harness.comparison.Tolerance} and {@link org.gradcheck4j.harness.comparison.Verdict}.
 */
@NullMarked
package org.gradcheck4j.harness.comparison;

import org.jspecify.annotations.NullMarked;
