package org.gradcheck4j.model;

import java.util.Objects;

/**
 * m samples, one a column, with their labels.
 *
 * @param X the features, {@code [n_0 × m]}
 * @param y the labels, {@code [1 × m]}, each in [0, 1] (a label between 0 and 1 is soft)
 */
public record Batch(Matrix X, Matrix y) {

    /**
     * Checks shapes and values.
     *
     * @throws IllegalArgumentException if y is not one row with a label for each column of X, a feature is not finite,
     *     or a label lies outside [0, 1]
     */
    public Batch {
        if (y.rows() != 1 || y.columns() != X.columns()) {
            throw new IllegalArgumentException(
                    "features %s need labels [1 × %d], not %s".formatted(X.shape(), X.columns(), y.shape()));
        }
        if (!X.isFinite()) {
            throw new IllegalArgumentException("a feature is not finite");
        }
        for (int k = 0; k < y.size(); k++) {
            if (!(y.get(k) >= 0 && y.get(k) <= 1)) {
                throw new IllegalArgumentException(
                        "the label of sample %d is %s, not in [0, 1]".formatted(k, y.get(k)));
            }
        }
    }

    /**
     * {@return the batch of samples that are rows, as most libraries have them}
     *
     * @param X a row for each sample, {@code [m][n_0]}
     * @param y a label for each sample, {@code [m]}
     * @throws NullPointerException if something is null, in words
     * @throws IllegalArgumentException if there are not as many labels as samples, rows differ in length, a feature is not finite, or
     *     a label lies outside [0, 1]
     */
    public static Batch ofRows(double[][] X, double[] y) {
        Objects.requireNonNull(y, "y is null");
        return ofRows(ArrayRows.matrix(X, "X"), y);
    }

    /**
     * {@return the same, each number widened}
     *
     * @param X as above
     * @param y as above
     * @throws NullPointerException as above
     * @throws IllegalArgumentException as above
     */
    public static Batch ofRows(float[][] X, float[] y) {
        Objects.requireNonNull(y, "y is null");
        return ofRows(ArrayRows.matrix(X, "X"), ArrayRows.widened(y));
    }

    /**
     * {@return the batch of samples that are columns, as in the formula}
     *
     * @param X a row for each feature, {@code [n_0][m]}
     * @param y a label for each sample, {@code [m]}
     * @throws NullPointerException if something is null, in words
     * @throws IllegalArgumentException as for {@link #ofRows(double[][], double[])}
     */
    public static Batch ofColumns(double[][] X, double[] y) {
        Objects.requireNonNull(y, "y is null");
        return ofColumns(ArrayRows.matrix(X, "X"), y);
    }

    /**
     * {@return the same, each number widened}
     *
     * @param X as above
     * @param y as above
     * @throws NullPointerException as above
     * @throws IllegalArgumentException as above
     */
    public static Batch ofColumns(float[][] X, float[] y) {
        Objects.requireNonNull(y, "y is null");
        return ofColumns(ArrayRows.matrix(X, "X"), ArrayRows.widened(y));
    }

    private static Batch ofColumns(Matrix samples, double[] y) {
        if (y.length != samples.columns()) {
            String hint = y.length == samples.rows() ? ": are the samples rows?" : "";
            throw new IllegalArgumentException("X has %d columns, a sample each, but y has %d labels%s"
                    .formatted(samples.columns(), y.length, hint));
        }
        return new Batch(samples, Matrix.row(y));
    }

    private static Batch ofRows(Matrix samples, double[] y) {
        if (y.length != samples.rows()) {
            String hint = y.length == samples.columns() ? ": are the samples columns?" : "";
            throw new IllegalArgumentException(
                    "X has %d rows, a sample each, but y has %d labels%s".formatted(samples.rows(), y.length, hint));
        }
        return new Batch(samples.transpose(), Matrix.row(y));
    }

    /** {@return m, the number of samples} */
    public int size() {
        return X.columns();
    }

    /**
     * {@return this batch with every feature and label rounded to a precision}
     *
     * @param precision the engine's
     */
    public Batch roundedTo(Precision precision) {
        return new Batch(X.map(precision::round), y.map(precision::round));
    }
}
