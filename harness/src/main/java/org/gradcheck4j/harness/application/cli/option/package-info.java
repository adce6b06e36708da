/**
 * What users type after a command, turned into values and checked. Nothing here is for use from code.
 */
@NullMarked
package org.gradcheck4j.harness.application.cli.option;

import org.jspecify.annotations.NullMarked;
