/**
 * What other tools would say of the same gradients, with the tolerances that they ship. Not for users.
 */
@NullMarked
package org.gradcheck4j.harness.evaluation.baselines;

import org.jspecify.annotations.NullMarked;
