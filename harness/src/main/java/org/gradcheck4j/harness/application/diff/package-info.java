/**
 * What differs between two runs that were kept: whether the error bounds explain it, and which one is nearer to the exact gradient.
 * Start with {@link org.gradcheck4j.harness.application.diff.RunDifference}. It needs no engine: an engine of the runs may be gone.
 */
@NullMarked
package org.gradcheck4j.harness.application.diff;

import org.jspecify.annotations.NullMarked;
