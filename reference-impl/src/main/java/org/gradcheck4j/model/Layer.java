package org.gradcheck4j.model;

/**
 * One layer of a network: A[i] = σ(W[i] A[i−1] + b[i]).
 *
 * @param weights W[i], {@code [n_i × n_{i−1}]}
 * @param bias b[i], {@code [n_i × 1]}
 */
public record Layer(Matrix weights, Matrix bias) {

    /**
     * Checks the shapes.
     *
     * @throws IllegalArgumentException if the bias is not a column with one entry for each row of the weights
     */
    public Layer {
        if (bias.columns() != 1 || bias.rows() != weights.rows()) {
            String hint = bias.columns() == 1 && bias.rows() == weights.columns()
                    ? ": the transposed weights would fit; W is [outputs × inputs]"
                    : "";
            throw new IllegalArgumentException("weights %s need a bias [%d × 1], not %s%s"
                    .formatted(weights.shape(), weights.rows(), bias.shape(), hint));
        }
    }

    /** {@return n_{i−1}, the number of inputs} */
    public int inputs() {
        return weights.columns();
    }

    /** {@return n_i, the number of outputs} */
    public int outputs() {
        return weights.rows();
    }
}
