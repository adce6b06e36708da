package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.harness.application.plot.HistogramPlot;
import org.gradcheck4j.harness.application.plot.Power;
import org.gradcheck4j.harness.application.suite.LogHistogram;
import org.gradcheck4j.harness.text.Figures;

/** Errors in units in the last place, in few bins. */
final class UlpBins {

    private static final int MOST_BINS = 6;
    private static final int LEAST_EXPONENT = -1;

    /** From here on, a power of two is written as one. */
    private static final double MOST_PLAIN = 1000;

    private UlpBins() {}

    /** Zero, then powers of two, several of them together if there are many, then what is not finite. */
    static List<HistogramPlot.Bin> of(LogHistogram ulps) {
        List<HistogramPlot.Bin> bins = new ArrayList<>();
        bins.add(new HistogramPlot.Bin("0", ulps.zeros()));
        if (!ulps.counts().isEmpty()) {
            int last = Math.max(LEAST_EXPONENT, ulps.counts().lastKey());
            int step = (last - LEAST_EXPONENT + MOST_BINS) / MOST_BINS;
            long before = 0;
            for (int end = LEAST_EXPONENT; end < last + step; end += step) {
                long upTo = ulps.counts().headMap(end + 1).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                bins.add(new HistogramPlot.Bin(name(ulps.upTo(end)), upTo - before));
                before = upTo;
            }
        }
        if (ulps.notFinite() > 0) {
            bins.add(new HistogramPlot.Bin("∞", ulps.notFinite()));
        }
        return bins;
    }

    /** A power of two, short enough to stand below a bar. */
    private static String name(double upTo) {
        return upTo < MOST_PLAIN ? Figures.sixDigits(upTo) : Power.of(2, Math.getExponent(upTo));
    }
}
