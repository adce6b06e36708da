/**
 * Why A[i−1] stands in dW[i], with numbers that are computed anew. {@link
 * org.gradcheck4j.harness.application.explain.Walk} writes a page of its own, and the same for a terminal. Also, what each
 * diagnosis means.
 */
@JStachePath(prefix = "org/gradcheck4j/harness/application/explain/", suffix = ".mustache")
@NullMarked
package org.gradcheck4j.harness.application.explain;

import io.jstach.jstache.JStachePath;
import org.jspecify.annotations.NullMarked;
