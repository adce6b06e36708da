package org.gradcheck4j.harness.corpus;

/**
 * A backprop written from scratch, as its author wrote it: the one entry that all classes of the corpus share.
 *
 * <p>It speaks plain arrays, so that nobody who writes one needs a type of this project. Whoever makes a file of what
 * came out saves X, y, W and b <em>as the call leaves them</em>: an author who steps before he saves has the weights
 * after the step in his file. So each call gets arrays of its own.
 *
 * <p>Code that runs out of an array's bounds on some shape, or hands back tensors of other shapes than the weights, has
 * no file to judge there: its author has noticed.
 */
@FunctionalInterface
public interface Backprop {

    /**
     * {@return the gradient of the mean binary cross-entropy of an all-sigmoid network}
     *
     * @param X one column for each sample: {@code X[feature][sample]}
     * @param y the label of each sample
     * @param W {@code W[layer][neuron][input]}, the first layer at index 0
     * @param b {@code b[layer][neuron]}
     */
    Result gradients(double[][] X, double[] y, double[][][] W, double[][] b);

    /**
     * What its author would save.
     *
     * @param dW shaped as W
     * @param db shaped as b
     * @param A the activations {@code A[layer][neuron][sample]} of layers 1 to L, or null if they are not shown
     * @param J the loss, or null if it is not shown
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Result(double[][][] dW, double[][] db, double[][][] A, Double J) {

        /** A gradient alone. */
        public Result(double[][][] dW, double[][] db) {
            this(dW, db, null, null);
        }
    }
}
