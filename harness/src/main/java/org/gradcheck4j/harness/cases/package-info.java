/**
 * What engines are asked to compute: data sets, seeded networks, and the standard suite. To add a case, add a line to {@link
 * org.gradcheck4j.harness.cases.StandardSuite}.
 */
@NullMarked
package org.gradcheck4j.harness.cases;

import org.jspecify.annotations.NullMarked;
