/**
 * The search for the worst case: engines judged on random cases, what came of it in numbers whose size does not depend on how
 * many cases there are, and each disagreement shrunk to the smallest case that still shows it. Start with {@link
 * org.gradcheck4j.harness.application.sweep.Sweep}.
 */
@NullMarked
package org.gradcheck4j.harness.application.sweep;

import org.jspecify.annotations.NullMarked;
