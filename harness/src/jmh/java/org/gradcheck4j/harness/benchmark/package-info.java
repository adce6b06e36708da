/**
 * The benchmarks, which {@code ci/bench} runs: what JMH measures, the forks in which it does, and the tables. Neither users nor
 * the program get them.
 */
@NullMarked
package org.gradcheck4j.harness.benchmark;

import org.jspecify.annotations.NullMarked;
