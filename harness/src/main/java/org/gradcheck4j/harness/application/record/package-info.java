/**
 * A run of the suite, kept: a folder with a gradient file for each output of an engine, and {@code manifest.json}, which says what was
 * computed where. {@link org.gradcheck4j.harness.application.record.Recording} writes it, {@link
 * org.gradcheck4j.harness.application.record.RecordedRun} reads it.
 */
@NullMarked
package org.gradcheck4j.harness.application.record;

import org.jspecify.annotations.NullMarked;
