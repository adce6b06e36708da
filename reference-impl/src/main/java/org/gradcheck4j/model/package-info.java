/**
 * What goes into an engine and what comes out: network, batch, precision, gradients, and
 * {@link org.gradcheck4j.model.GradientEngine}, the interface that users implement. Every value here is immutable; users may rely on all of it.
 */
@NullMarked
package org.gradcheck4j.model;

import org.jspecify.annotations.NullMarked;
