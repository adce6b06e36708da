/**
 * The loop that runs random experiments: parts side by side, in an order that does not depend on the number of threads, and
 * kept so that a later start need not repeat them. Nothing here is for users.
 */
@NullMarked
package org.gradcheck4j.harness.evaluation.experiment;

import org.jspecify.annotations.NullMarked;
