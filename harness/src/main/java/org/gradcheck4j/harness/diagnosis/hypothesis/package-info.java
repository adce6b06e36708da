/**
 * One file for each mistake that people make (each extends {@link Hypothesis}); the other files are forms that a mistake has, and
 * what several share. To add one, write it here and add a line to {@code Hypotheses}; CONTRIBUTING walks through it. For the
 * diagnosis, not for users.
 */
@NullMarked
package org.gradcheck4j.harness.diagnosis.hypothesis;

import org.jspecify.annotations.NullMarked;
