/** How JSON files are written: their lines, and numbers that JSON does not have. */
@NullMarked
package org.gradcheck4j.harness.application.json;

import org.jspecify.annotations.NullMarked;
