/**
 * Steps of gradient descent and of other updaters, as engines make them: each is judged by the bound of one step. For the command {@code compare}; nothing
 * here is for use from code.
 */
@NullMarked
package org.gradcheck4j.harness.application.descent;

import org.jspecify.annotations.NullMarked;
