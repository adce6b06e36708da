/**
 * Whether a correct gradient ever exceeds its bound, on random networks: {@code ci/soundness}. Not for users.
 */
@NullMarked
package org.gradcheck4j.harness.evaluation.soundness;

import org.jspecify.annotations.NullMarked;
