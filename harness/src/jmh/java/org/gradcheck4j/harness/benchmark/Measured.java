package org.gradcheck4j.harness.benchmark;

/**
 * What a fork measured of one size.
 *
 * @param by whom
 * @param size of the work
 * @param precision of the work
 * @param timing of one call
 */
record Measured(String by, String size, String precision, Timing timing) {

    /** {@return whether the other is of the same work} */
    boolean isSameWork(Measured other) {
        return size.equals(other.size) && precision.equals(other.precision);
    }
}
