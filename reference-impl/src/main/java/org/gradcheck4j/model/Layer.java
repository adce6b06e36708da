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
        requireFit(weights, bias, "");
    }

    /**
     * {@return layer i of a network}
     *
     * @param i from 1, for error messages
     * @throws IllegalArgumentException as above
     */
    static Layer numbered(int i, Matrix weights, Matrix bias) {
        requireFit(weights, bias, Integer.toString(i));
        return new Layer(weights, bias);
    }

    private static void requireFit(Matrix weights, Matrix bias, String i) {
        if (bias.columns() != 1 || bias.rows() != weights.rows()) {
            boolean isTransposed = bias.columns() == 1 && bias.rows() == weights.columns();
            throw new IllegalArgumentException("W%s is %s, but b%s is %s: expected [%d × 1]%s"
                    .formatted(
                            i,
                            weights.shape(),
                            i,
                            bias.shape(),
                            weights.rows(),
                            isTransposed ? transposedHint(i) : ""));
        }
    }

    /** What to say if W of a layer has the shape of its transpose. */
    static String transposedHint(String i) {
        return "; the transposed W%s would fit: W is [outputs × inputs]".formatted(i);
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
