/**
 * Measures the bounds themselves: that no correct gradient exceeds them, and how much of them correct ones use. Two
 * commands of their own, started by {@code ci/soundness} and {@code ci/sharpness}; nothing else depends on them.
 */
@NullMarked
package org.gradcheck4j.harness.soundness;

import org.jspecify.annotations.NullMarked;
