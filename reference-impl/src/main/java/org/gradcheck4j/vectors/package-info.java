/**
 * Whether loops may use the vectors of {@code jdk.incubator.vector}, and when they are worth it: {@link
 * org.gradcheck4j.vectors.PlainOrVector}. For {@code kernel}, {@code reference} and {@code exact}; the oracle
 * shares no other arithmetic with the other two.
 */
@NullMarked
package org.gradcheck4j.vectors;

import org.jspecify.annotations.NullMarked;
