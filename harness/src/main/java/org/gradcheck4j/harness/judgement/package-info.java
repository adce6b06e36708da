/**
 * An engine's output becomes a verdict and a diagnosis, both in one place: {@link
 * org.gradcheck4j.harness.judgement.GradientCheck}. The suite, the command line and the assertions call it.
 */
@NullMarked
package org.gradcheck4j.harness.judgement;

import org.jspecify.annotations.NullMarked;
