/**
 * What the tool is evaluated on: random networks and batches, and engines that compute the formula correctly. Nothing
 * here is for users.
 */
@NullMarked
package org.gradcheck4j.harness.evaluation.population;

import org.jspecify.annotations.NullMarked;
