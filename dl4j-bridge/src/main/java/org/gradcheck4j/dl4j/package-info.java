/**
 * DeepLearning4j's gradients: a {@link org.gradcheck4j.model.GradientEngine} for each way in which it computes them, and
 * the ND4J backend in use. Users may rely on the public classes. No ND4J or DL4J type appears in their signatures.
 */
@NullMarked
package org.gradcheck4j.dl4j;

import org.jspecify.annotations.NullMarked;
