/**
 * Judges an engine's output by the exact solution. The suite, the command line and the assertions call {@link
 * org.gradcheck4j.harness.judgement.GradientCheck}. Package {@code comparison} compares the entries with their bounds, and
 * package {@code diagnosis} explains a disagreement. {@link org.gradcheck4j.harness.judgement.JudgedOutput} concludes
 * verdict and diagnosis together.
 */
@NullMarked
package org.gradcheck4j.harness.judgement;

import org.jspecify.annotations.NullMarked;
