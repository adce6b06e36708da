/**
 * How small a change is noticed, and how much of their bounds correct gradients use: {@code ci/sharpness}. Not for users.
 */
@NullMarked
package org.gradcheck4j.harness.evaluation.sharpness;

import org.jspecify.annotations.NullMarked;
