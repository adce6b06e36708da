/**
 * Processes that are killed while they write what the program writes, and what is left then. {@code ci/kills} kills many; a test kills a
 * few.
 */
package org.gradcheck4j.harness.application.kills;
