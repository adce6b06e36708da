/**
 * The commands, one class each. Nothing here is for use from code.
 */
@NullMarked
package org.gradcheck4j.harness.application.cli.command;

import org.jspecify.annotations.NullMarked;
