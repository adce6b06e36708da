/**
 * The pictures of the documentation, drawn from its tables, so that both say the same. Only {@code ci/pictures} starts it; nothing
 * else may use it.
 */
@NullMarked
package org.gradcheck4j.harness.application.pictures;

import org.jspecify.annotations.NullMarked;
