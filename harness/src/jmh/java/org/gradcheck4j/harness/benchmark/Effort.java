package org.gradcheck4j.harness.benchmark;

/**
 * How often something is measured. An iteration repeats the call until its time is over, and gives one mean; it makes at least
 * one call.
 *
 * @param warmUps iterations that do not count
 * @param iterations that count
 * @param millis of each
 */
record Effort(int warmUps, int iterations, int millis) {

    static final Effort ONCE = new Effort(0, 1, 1);
}
