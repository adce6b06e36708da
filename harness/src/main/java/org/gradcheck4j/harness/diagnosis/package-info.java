/**
 * Why an engine disagrees: the simplest hypothesis that predicts its numbers, or where the disagreement starts. Users meet
 * {@link org.gradcheck4j.harness.diagnosis.Diagnosis}; what a mistake predicts stands in {@code hypothesis}.
 */
@NullMarked
package org.gradcheck4j.harness.diagnosis;

import org.jspecify.annotations.NullMarked;
