/**
 * How well a candidate fits an engine's numbers, and the numbers that are fitted: a factor, a λ, an ε. For the diagnosis, not for
 * users.
 */
@NullMarked
package org.gradcheck4j.harness.diagnosis.fit;

import org.jspecify.annotations.NullMarked;
