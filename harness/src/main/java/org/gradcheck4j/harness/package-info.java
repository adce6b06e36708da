/**
 * The harness: cases go in, verdicts come out. This room holds what all the others share; users may catch {@link
 * org.gradcheck4j.harness.BadInputException} and read {@link org.gradcheck4j.harness.DiagnosisId}.
 */
@NullMarked
package org.gradcheck4j.harness;

import org.jspecify.annotations.NullMarked;
