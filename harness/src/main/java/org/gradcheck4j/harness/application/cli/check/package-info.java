/**
 * Gradient files judged, each with the engine that it is compared with. Nothing here is for use from code.
 */
@NullMarked
package org.gradcheck4j.harness.application.cli.check;

import org.jspecify.annotations.NullMarked;
