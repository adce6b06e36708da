/**
 * From what an engine returns to a verdict and a diagnosis, concluded together, in one place: {@link
 * org.gradcheck4j.harness.judgement.GradientCheck}. The suite, the command line and the assertions all call it.
 */
@NullMarked
package org.gradcheck4j.harness.judgement;

import org.jspecify.annotations.NullMarked;
