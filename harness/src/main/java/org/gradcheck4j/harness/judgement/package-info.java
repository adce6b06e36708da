/**
 * Judges an engine's output by the exact solution. Package {@code comparison} compares the entries with their bounds, and
 * package {@code diagnosis} explains a disagreement. Verdict and diagnosis are concluded together in {@link
 * org.gradcheck4j.harness.judgement.GradientCheck}. The suite, the command line and the assertions call it.
 */
@NullMarked
package org.gradcheck4j.harness.judgement;

import org.jspecify.annotations.NullMarked;
