/**
 * DeepLearning4j's gradients behind the engine seam, one engine for each of its paths, and the ND4J backend in use.
 * Users may rely on the public classes; no ND4J or DL4J type appears in their signatures.
 */
@NullMarked
package org.gradcheck4j.dl4j;

import org.jspecify.annotations.NullMarked;
