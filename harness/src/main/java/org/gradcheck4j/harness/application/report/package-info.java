/**
 * Writes a finished run of the suite: a page, two JSON files and a summary, written whole or not at all. Users call
 * {@link org.gradcheck4j.harness.application.report.AgreementReport}; everything else is package-private.
 */
@JStachePath(prefix = "org/gradcheck4j/harness/application/report/", suffix = ".mustache")
@NullMarked
package org.gradcheck4j.harness.application.report;

import io.jstach.jstache.JStachePath;
import org.jspecify.annotations.NullMarked;
