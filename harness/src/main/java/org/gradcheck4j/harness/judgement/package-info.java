/**
 * Judges an engine's output by the exact solution: a verdict and a diagnosis, concluded together in {@link
 * org.gradcheck4j.harness.judgement.GradientCheck}. The suite, the command line and the assertions call it.
 */
@NullMarked
package org.gradcheck4j.harness.judgement;

import org.jspecify.annotations.NullMarked;
