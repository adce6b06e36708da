/**
 * Computations that an engine may have done in place of the formula, what each would return, and the engine's numbers, which
 * they are compared with. For the diagnosis, not for users.
 */
@NullMarked
package org.gradcheck4j.harness.diagnosis.candidate;

import org.jspecify.annotations.NullMarked;
