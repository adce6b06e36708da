/**
 * Whether loops may use the vectors of {@code jdk.incubator.vector}, and when they are worth it. For the loops of {@code
 * kernel} and {@code exact}, which have nothing else in common; reports may ask {@link
 * org.gradcheck4j.vectors.Loops#kind}.
 */
@NullMarked
package org.gradcheck4j.vectors;

import org.jspecify.annotations.NullMarked;
