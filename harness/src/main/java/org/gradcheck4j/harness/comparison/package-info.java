/**
 * Compares numbers with expected ones within a tolerance, entry by entry: they agree, or disagree, or too little could be
 * tested. Who judges an engine, and finds out why it disagrees, is package {@code judgement}. Users call {@link
 * org.gradcheck4j.harness.comparison.Tolerance} and {@link org.gradcheck4j.harness.comparison.Verdict}.
 */
@NullMarked
package org.gradcheck4j.harness.comparison;

import org.jspecify.annotations.NullMarked;
