/**
 * The harness: cases, comparison, verdicts, reports and the command line. Each has a room of its own below this one; here
 * stands only what they share.
 */
@NullMarked
package org.gradcheck4j.harness;

import org.jspecify.annotations.NullMarked;
