/**
 * The command line, {@code gradcheck4j}: one class a command, exit codes that a script can rely on, and one line for
 * everything that goes wrong. Nothing here is for use from code; {@link org.gradcheck4j.harness.cli.Main} starts it.
 */
@NullMarked
package org.gradcheck4j.harness.cli;

import org.jspecify.annotations.NullMarked;
