/**
 * Compares numbers with expected ones within a tolerance, entry by entry: they agree, or disagree, or too little could be
 * tested, or the errors together show what rounding does not explain. That is a verdict without a diagnosis. Package {@code judgement} judges an engine, and says why it disagrees.
 * Users call {@link org.gradcheck4j.harness.comparison.Tolerance} and {@link org.gradcheck4j.harness.comparison.Verdict}.
 */
@NullMarked
package org.gradcheck4j.harness.comparison;

import org.jspecify.annotations.NullMarked;
