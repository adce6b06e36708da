package org.gradcheck4j.harness.evaluation.sharpness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.Comparison;

/** How much of their bounds the entries of one engine's gradients use. */
final class SharpnessRow {

    static final String HEADER = """
            | network | engine | error ÷ bound: median | p99 | p99.9 | max | error ÷ 6 sd: p99.9 | outliers per 1,000 \
            | bound ÷ \\|gradient\\|: median | tested |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    private static final double PER_MILLE = 1000;
    private static final double PER_CENT = 100;

    private final List<Double> ofBound = new ArrayList<>();
    private final List<Double> ofDeviations = new ArrayList<>();
    private final List<Double> ofGradient = new ArrayList<>();
    private long tested;

    void add(ComparedEntry entry, double deviation) {
        ofBound.add(entry.fractionOfBound());
        ofDeviations.add(entry.error() == 0 ? 0 : entry.error() / (Comparison.OUTLIER_DEVIATIONS * deviation));
        ofGradient.add(entry.bound() / Math.abs(entry.expected()));
        tested += entry.isTested() ? 1 : 0;
    }

    void addAll(SharpnessRow other) {
        ofBound.addAll(other.ofBound);
        ofDeviations.addAll(other.ofDeviations);
        ofGradient.addAll(other.ofGradient);
        tested += other.tested;
    }

    /** {@return the row of the table} */
    String text(String network, String engine) {
        double[] errorOfBound = sorted(ofBound);
        double[] errorOfDeviations = sorted(ofDeviations);
        double[] boundOfGradient = sorted(ofGradient);
        double outliers =
                Arrays.stream(errorOfDeviations).filter(ratio -> ratio > 1).count();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2g | %.2g | %.2g | %.2g | %.2g | %.3f | %.2g | %.1f %% |",
                network,
                engine,
                quantile(errorOfBound, 1.0 / 2),
                quantile(errorOfBound, 1 - 1 / PER_CENT),
                quantile(errorOfBound, 1 - 1 / PER_MILLE),
                quantile(errorOfBound, 1),
                quantile(errorOfDeviations, 1 - 1 / PER_MILLE),
                PER_MILLE * outliers / errorOfDeviations.length,
                quantile(boundOfGradient, 1.0 / 2),
                PER_CENT * tested / errorOfBound.length);
    }

    private static double[] sorted(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double quantile(double[] sorted, double q) {
        return sorted[(int) Math.min(sorted.length - 1.0, q * sorted.length)];
    }
}
