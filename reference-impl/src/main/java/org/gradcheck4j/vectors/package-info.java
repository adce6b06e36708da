/**
 * Whether loops may use the vectors of {@code jdk.incubator.vector}, and when they are worth it: {@link
 * org.gradcheck4j.vectors.Loops}. For {@code kernel} and {@code exact}, which have nothing else in common.
 */
@NullMarked
package org.gradcheck4j.vectors;

import org.jspecify.annotations.NullMarked;
