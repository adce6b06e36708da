package org.gradcheck4j.harness.npz;

import java.util.List;

/**
 * How gradient files are read.
 *
 * @param samples whether the samples of X stand in rows or columns
 * @param renamed the parts that have other names in the file
 * @param maxElements the most elements that all parts of a file together may declare
 */
public record ReadSettings(SampleLayout samples, List<PartPattern> renamed, long maxElements) {

    /** The limit if the user gives no {@code --max-elements}. */
    public static final long DEFAULT_MAX_ELEMENTS = 100_000_000;

    /** What is found from a file of usual names and size. */
    public static final ReadSettings DEFAULT = new ReadSettings(SampleLayout.AUTO, List.of(), DEFAULT_MAX_ELEMENTS);

    /** Of a zip file without its elements: far more than the headers and the directory of any network. */
    private static final long OVERHEAD = 1 << 24;

    /** Keeps an unmodifiable copy. */
    public ReadSettings {
        renamed = List.copyOf(renamed);
    }

    /**
     * {@return these settings, for another layout of the samples}
     *
     * @param layout of the samples
     */
    public ReadSettings with(SampleLayout layout) {
        return new ReadSettings(layout, renamed, maxElements);
    }

    /** {@return the most bytes that a file within the limit can have; those of a number are at most 8} */
    long mostBytes() {
        return maxElements > (Long.MAX_VALUE - OVERHEAD) / Double.BYTES
                ? Long.MAX_VALUE
                : OVERHEAD + Double.BYTES * maxElements;
    }
}
