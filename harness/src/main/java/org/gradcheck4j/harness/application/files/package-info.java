/**
 * Files that are written whole or not at all, by one process at a time, even if a process is killed while it writes. All that the
 * program writes for users goes through here.
 */
@NullMarked
package org.gradcheck4j.harness.application.files;

import org.jspecify.annotations.NullMarked;
