package org.gradcheck4j.harness.npz;

/** How the samples of a gradient file's X (and activations) are arranged. */
public enum SampleLayout {
    /** Found from the shapes of X and W1; if both of the others fit, the file is refused. */
    AUTO,
    /** One sample a row: X is {@code [m × n_0]}. */
    ROWS,
    /** One sample a column, as in the formula: X is {@code [n_0 × m]}. */
    COLUMNS
}
