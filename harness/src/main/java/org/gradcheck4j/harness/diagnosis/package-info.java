/**
 * Why an engine disagrees: hypotheses that predict its numbers, and the first that does. Users meet {@link
 * org.gradcheck4j.harness.diagnosis.Diagnosis}; a new hypothesis is one file here and one line in {@code Hypotheses}.
 */
@NullMarked
package org.gradcheck4j.harness.diagnosis;

import org.jspecify.annotations.NullMarked;
