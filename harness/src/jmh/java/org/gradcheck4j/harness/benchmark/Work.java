package org.gradcheck4j.harness.benchmark;

import java.util.List;

/**
 * Sizes that are measured in one process, one after the other.
 *
 * @param sizes from small to large
 * @param effort for each
 */
record Work(List<String> sizes, Effort effort) {}
