package org.gradcheck4j.model;

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
