/** What the tool says of backprops that others wrote, right ones and wrong ones: {@code certify --corpus}. */
@NullMarked
package org.gradcheck4j.harness.evaluation.corpus;

import org.jspecify.annotations.NullMarked;
