/**
 * Whether loops may use the vectors of {@code jdk.incubator.vector}, and when they are worth it: {@link
 * org.gradcheck4j.vectors.PlainOrVector}. For {@code kernel}, {@code reference} and {@code exact}; this
 * decision is all that the oracle shares with the other two, and it is no arithmetic.
 */
@NullMarked
package org.gradcheck4j.vectors;

import org.jspecify.annotations.NullMarked;
