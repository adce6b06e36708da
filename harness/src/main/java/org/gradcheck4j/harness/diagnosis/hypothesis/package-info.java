/**
 * One file for each mistake that people make, and the numbers that a computation with this mistake is compared with. To
 * add one, write it here and add a line to {@code Hypotheses}; CONTRIBUTING walks through it. For the diagnosis, not for
 * users.
 */
@NullMarked
package org.gradcheck4j.harness.diagnosis.hypothesis;

import org.jspecify.annotations.NullMarked;
