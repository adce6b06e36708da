/**
 * What commands print, and the exit code that goes with it. Nothing here is for use from code.
 */
@NullMarked
package org.gradcheck4j.harness.application.cli.output;

import org.jspecify.annotations.NullMarked;
