package org.gradcheck4j.harness.benchmark;

import java.util.Arrays;

/**
 * How long one call took, in nanoseconds.
 *
 * @param median of the measurements
 * @param least of them
 * @param most of them
 */
record Timing(double median, double least, double most) {

    /** {@return the timing of several measurements, at least one} */
    static Timing of(double... nanos) {
        double[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Timing(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** {@return the timing of as many times the work} */
    Timing times(double factor) {
        return new Timing(median * factor, least * factor, most * factor);
    }

    /** {@return what is left without a part of the work that was timed at the same time} */
    Timing less(Timing part) {
        return new Timing(median - part.median, least - part.least, most - part.most);
    }
}
