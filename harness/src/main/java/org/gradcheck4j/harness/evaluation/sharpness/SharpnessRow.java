package org.gradcheck4j.harness.evaluation.sharpness;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.gradcheck4j.harness.comparison.EntryError;
import org.gradcheck4j.harness.evaluation.soundness.ErrorStatistics;

/** How much of their bounds the entries of one engine's gradients use. */
final class SharpnessRow {

    static final String HEADER = """
            | network | engine | error ÷ bound: median | p99 | p99.9 | max | error ÷ 6 sd: p99.9 | unusual per 1,000 \
            | bound ÷ \\|gradient\\|: median | tested |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    private static final double PER_MILLE = 1000;
    private static final double PER_CENT = 100;

    private final DoubleStream.Builder used = DoubleStream.builder();
    private final DoubleStream.Builder spread = DoubleStream.builder();
    private final DoubleStream.Builder relative = DoubleStream.builder();
    private long tested;

    void add(EntryError entry, double deviation) {
        used.add(entry.fractionOfBound());
        spread.add(entry.error() == 0 ? 0 : entry.error() / (ErrorStatistics.DEVIATIONS * deviation));
        relative.add(entry.bound() / Math.abs(entry.expected()));
        tested += entry.tested() ? 1 : 0;
    }

    /** {@return the row of the table} */
    String text(String network, String engine) {
        double[] ofBound = used.build().sorted().toArray();
        double[] ofSpread = spread.build().sorted().toArray();
        double[] ofGradient = relative.build().sorted().toArray();
        double unusual = Arrays.stream(ofSpread).filter(ratio -> ratio > 1).count();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2g | %.2g | %.2g | %.2g | %.2g | %.3f | %.2g | %.1f %% |",
                network,
                engine,
                quantile(ofBound, 1.0 / 2),
                quantile(ofBound, 1 - 1 / PER_CENT),
                quantile(ofBound, 1 - 1 / PER_MILLE),
                quantile(ofBound, 1),
                quantile(ofSpread, 1 - 1 / PER_MILLE),
                PER_MILLE * unusual / ofSpread.length,
                quantile(ofGradient, 1.0 / 2),
                PER_CENT * tested / ofBound.length);
    }

    private static double quantile(double[] sorted, double q) {
        return sorted[(int) Math.min(sorted.length - 1.0, q * sorted.length)];
    }
}
