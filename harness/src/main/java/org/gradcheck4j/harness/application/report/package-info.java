/**
 * Writes a finished run of the suite: a page, two JSON files and a summary, written whole or not at all. The commands call
 * {@link org.gradcheck4j.harness.application.report.AgreementReport}, with where the run comes from as an {@link
 * org.gradcheck4j.harness.application.suite.Origin}; the rest is for this package.
 */
@JStachePath(prefix = "org/gradcheck4j/harness/application/report/", suffix = ".mustache")
@NullMarked
package org.gradcheck4j.harness.application.report;

import io.jstach.jstache.JStachePath;
import org.jspecify.annotations.NullMarked;
