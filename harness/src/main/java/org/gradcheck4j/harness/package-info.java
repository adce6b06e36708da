/**
 * What the packages of the harness share. Users may catch {@link
 * org.gradcheck4j.harness.BadInputException} and read {@link org.gradcheck4j.harness.DiagnosisId}.
 */
@NullMarked
package org.gradcheck4j.harness;

import org.jspecify.annotations.NullMarked;
