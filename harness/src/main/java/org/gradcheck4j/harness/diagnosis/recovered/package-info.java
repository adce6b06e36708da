/**
 * The engine's own dZ[L], if its gradients determine it, and what follows from it. For the diagnosis, not for users.
 */
@NullMarked
package org.gradcheck4j.harness.diagnosis.recovered;

import org.jspecify.annotations.NullMarked;
