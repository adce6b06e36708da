/**
 * Runs cases: every engine in every precision against the truth, each to a verdict, and the verdicts against what the
 * suite expects.
 */
@NullMarked
package org.gradcheck4j.harness.suite;

import org.jspecify.annotations.NullMarked;
