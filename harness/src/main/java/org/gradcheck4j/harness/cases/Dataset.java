package org.gradcheck4j.harness.cases;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;

/**
 * Labelled samples, one a column.
 *
 * @param name of their source, for reports
 * @param samples the features {@code [n_0 × m]} and labels {@code [1 × m]}
 */
public record Dataset(String name, Batch samples) {

    /**
     * Returns this data with each feature shifted to mean 0 and scaled to variance 1 over all its samples (the
     * population's, divided by m). A feature that never varies becomes 0.
     *
     * @return the standardised data
     * @throws BadInputException if a feature's variance overflows
     */
    public Dataset standardised() {
        Matrix X = samples.X();
        double[] mean = new double[X.rows()];
        double[] deviation = new double[X.rows()];
        for (int i = 0; i < X.rows(); i++) {
            int row = i;
            double m = mean(k -> X.get(row, k));
            double variance = mean(k -> Math.pow(X.get(row, k) - m, 2));
            if (!Double.isFinite(variance)) {
                throw new BadInputException("%s: feature %d is too large to be standardised".formatted(name, i + 1));
            }
            mean[i] = m;
            deviation[i] = Math.sqrt(variance);
        }
        Matrix scaled = Matrix.generate(
                X.rows(), X.columns(), (i, k) -> deviation[i] == 0 ? 0 : (X.get(i, k) - mean[i]) / deviation[i]);
        return new Dataset(name, new Batch(scaled, samples.y()));
    }

    private double mean(IntToDoubleFunction ofSample) {
        return IntStream.range(0, samples.size())
                .mapToDouble(ofSample)
                .average()
                .orElseThrow();
    }

    /**
     * Draws samples without repetition.
     *
     * @param m how many, at least 1 and at most all
     * @param seed of the draw
     * @return them, in the order drawn
     * @throws IllegalArgumentException if there are not as many
     */
    public Batch draw(int m, long seed) {
        int all = samples.size();
        if (m < 1 || m > all) {
            throw new IllegalArgumentException("a batch of %d cannot be drawn from %d samples".formatted(m, all));
        }
        int[] order = SeededCases.permutation(all, seed);
        Matrix X = Matrix.generate(samples.X().rows(), m, (i, k) -> samples.X().get(i, order[k]));
        return new Batch(X, Matrix.generate(1, m, (i, k) -> samples.y().get(order[k])));
    }
}
