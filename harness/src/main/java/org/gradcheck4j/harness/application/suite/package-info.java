/**
 * The agreement suite: every engine on every case in every precision, and the verdicts set against what is expected. Start
 * with {@link org.gradcheck4j.harness.application.suite.SuiteRun}.
 */
@NullMarked
package org.gradcheck4j.harness.application.suite;

import org.jspecify.annotations.NullMarked;
