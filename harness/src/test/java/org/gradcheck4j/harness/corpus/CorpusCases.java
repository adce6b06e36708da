package org.gradcheck4j.harness.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** The networks that the corpus is run on: small, deep, square, trained on real data, and saturated. */
public final class CorpusCases {

    private static final String WDBC = "/org/gradcheck4j/harness/cases/wdbc.csv";

    private CorpusCases() {}

    /** {@return all of them, the same ones each time} */
    public static List<CorpusCase> all() {
        return List.of(
                random("small-2-3-1", 11, 1, new double[] {0, 1, 1, 0, 1, 0, 0, 1}, 2, 3, 1),
                random("deep-4-5-3-1", 12, 1, unequalClasses(16), 4, 5, 3, 1),
                random("square-6-6-6-1", 13, 1, unequalClasses(24), 6, 6, 6, 1),
                trainedOnWdbc(),
                random("saturated-5-4-1", 137, 8, unequalClasses(20), 5, 4, 1));
    }

    /** Three samples of four in class 1, the last one too. */
    private static double[] unequalClasses(int m) {
        double[] y = new double[m];
        Arrays.setAll(y, s -> s % 4 == 1 ? 0 : 1);
        return y;
    }

    private static CorpusCase random(String name, long seed, double scale, double[] y, int... sizes) {
        Random random = new Random(seed);
        double[][] X = gaussian(random, sizes[0], y.length, 1);
        double[][][] W = new double[sizes.length - 1][][];
        double[][] b = new double[W.length][];
        for (int i = 0; i < W.length; i++) {
            W[i] = gaussian(random, sizes[i + 1], sizes[i], scale);
            b[i] = gaussian(random, 1, sizes[i + 1], 0.5 * scale)[0];
        }
        return new CorpusCase(name, X, y, W, b);
    }

    /** 64 rows, spread over the file; 40 gradient steps from random weights. */
    private static CorpusCase trainedOnWdbc() {
        double[][] rows = standardised(wdbc());
        int m = 64;
        double[][] X = new double[30][m];
        double[] y = new double[m];
        for (int s = 0; s < m; s++) {
            double[] row = rows[8 * s];
            for (int j = 0; j < 30; j++) {
                X[j][s] = (float) row[j];
            }
            y[s] = row[30];
        }
        CorpusCase start = random("wdbc-30-16-8-1", 14, 0.3, y, 30, 16, 8, 1);
        double[][][] W = start.W();
        double[][] b = start.b();
        for (int step = 0; step < 40; step++) {
            Backprop.Result gradient = new PlainReference().gradients(X, y, W, b);
            for (int i = 0; i < W.length; i++) {
                for (int k = 0; k < W[i].length; k++) {
                    b[i][k] -= 2 * gradient.db()[i][k];
                    for (int j = 0; j < W[i][k].length; j++) {
                        W[i][k][j] -= 2 * gradient.dW()[i][k][j];
                    }
                }
            }
        }
        for (int i = 0; i < W.length; i++) {
            roundToFloat(b[i]);
            for (double[] row : W[i]) {
                roundToFloat(row);
            }
        }
        return new CorpusCase(start.name(), X, y, W, b);
    }

    private static double[][] wdbc() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CorpusCases.class.getResourceAsStream(WDBC)), StandardCharsets.UTF_8))) {
            return in.lines()
                    .skip(1)
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[][] standardised(double[][] rows) {
        for (int j = 0; j < 30; j++) {
            int feature = j;
            double mean = Arrays.stream(rows)
                    .mapToDouble(row -> row[feature])
                    .average()
                    .orElseThrow();
            double variance = Arrays.stream(rows)
                    .mapToDouble(row -> (row[feature] - mean) * (row[feature] - mean))
                    .average()
                    .orElseThrow();
            for (double[] row : rows) {
                row[feature] = (row[feature] - mean) / Math.sqrt(variance);
            }
        }
        return rows;
    }

    private static double[][] gaussian(Random random, int rows, int columns, double scale) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            Arrays.setAll(row, j -> scale * random.nextGaussian());
            roundToFloat(row);
        }
        return values;
    }

    private static void roundToFloat(double[] row) {
        for (int j = 0; j < row.length; j++) {
            row[j] = (float) row[j];
        }
    }
}
