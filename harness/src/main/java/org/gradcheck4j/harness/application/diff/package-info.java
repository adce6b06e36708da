/**
 * What differs between two runs that were kept: whether the error bounds explain it, and which one is nearer to the exact gradient.
 * Start with {@link org.gradcheck4j.harness.application.diff.RunDifference}. It needs no engine: an engine of the runs may be gone.
 */
@JStachePath(prefix = "org/gradcheck4j/harness/application/diff/", suffix = ".mustache")
@NullMarked
package org.gradcheck4j.harness.application.diff;

import io.jstach.jstache.JStachePath;
import org.jspecify.annotations.NullMarked;
