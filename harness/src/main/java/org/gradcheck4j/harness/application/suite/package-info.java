/**
 * The agreement suite: every engine on every case in every precision that it computes in, and the verdicts graded by what
 * is expected; and how a run came about, which its reports and its recording say. Start with {@link
 * org.gradcheck4j.harness.application.suite.Suite}.
 */
@NullMarked
package org.gradcheck4j.harness.application.suite;

import org.jspecify.annotations.NullMarked;
