package org.gradcheck4j.harness.application.suite;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many of some numbers have which magnitude, in bins of equal width on a logarithmic axis. Bin k holds the numbers above
 * ratio^(k − 1) and up to ratio^k. Zeros, and what is not finite, are counted apart.
 */
public final class LogHistogram {

    private final double ratio;
    private final SortedMap<Integer, Long> counts = new TreeMap<>();
    private long zeros;
    private long notFinite;

    /**
     * Starts with nothing counted.
     *
     * @param ratio of the upper end of a bin to its lower end, above 1
     */
    LogHistogram(double ratio) {
        this.ratio = ratio;
    }

    /** Counts a number that is not negative. */
    void add(double value) {
        if (value == 0) {
            zeros++;
        } else if (Double.isFinite(value)) {
            counts.merge(bin(value), 1L, Long::sum);
        } else {
            notFinite++;
        }
    }

    /** The logarithm may round across the end of a bin. */
    private int bin(double value) {
        int k = (int) Math.ceil(Math.log(value) / Math.log(ratio));
        return value > upTo(k) ? k + 1 : value <= upTo(k - 1) ? k - 1 : k;
    }

    /** {@return how many numbers are in each bin that is not empty, the smallest first} */
    public SortedMap<Integer, Long> counts() {
        return new TreeMap<>(counts);
    }

    /**
     * {@return the largest number that a bin can hold}
     *
     * @param bin from {@link #counts()}
     */
    public double upTo(int bin) {
        return Math.pow(ratio, bin);
    }

    /** {@return how many numbers are 0} */
    public long zeros() {
        return zeros;
    }

    /** {@return how many numbers are infinite or NaN} */
    public long notFinite() {
        return notFinite;
    }
}
