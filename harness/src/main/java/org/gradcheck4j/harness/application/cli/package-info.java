/**
 * Starts the command line, {@code gradcheck4j}, and turns what went wrong into one line. Nothing here is for use from
 * code; {@link org.gradcheck4j.harness.application.cli.Main} is what the launcher calls.
 */
@NullMarked
package org.gradcheck4j.harness.application.cli;

import org.jspecify.annotations.NullMarked;
