/**
 * Whether wrong gradients are noticed and named, and right ones are not: {@code gradcheck4j certify}. Start with {@link
 * org.gradcheck4j.harness.evaluation.certification.Certification}. Not for users' code.
 */
@NullMarked
package org.gradcheck4j.harness.evaluation.certification;

import org.jspecify.annotations.NullMarked;
