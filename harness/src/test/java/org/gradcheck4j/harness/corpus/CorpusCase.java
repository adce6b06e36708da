package org.gradcheck4j.harness.corpus;

import java.util.Arrays;
import java.util.Optional;

/**
 * A network and a batch that the corpus is run on. All numbers are held exactly by float, so that a file in float has
 * the same ones.
 *
 * @param name of a file: letters, digits and hyphens
 * @param X {@code X[feature][sample]}
 * @param y the label of each sample
 * @param W {@code W[layer][neuron][input]}
 * @param b {@code b[layer][neuron]}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copied before each run
public record CorpusCase(String name, double[][] X, double[] y, double[][][] W, double[][] b) {

    /**
     * What a run leaves behind: the numbers that a file would hold.
     *
     * @param inputs X, y, W and b as the run left them
     * @param result the gradient, and whatever else was shown
     */
    public record Run(CorpusCase inputs, Backprop.Result result) {}

    /** {@return the number of samples} */
    public int m() {
        return y.length;
    }

    /**
     * {@return what this backprop leaves behind, or nothing where it cannot run on this shape}
     *
     * @param backprop a new one
     */
    public Optional<Run> run(Backprop backprop) {
        CorpusCase inputs = new CorpusCase(name, copy(X), y.clone(), copy(W), copy(b));
        try {
            Backprop.Result result = backprop.gradients(inputs.X, inputs.y, inputs.W, inputs.b);
            return fits(result) ? Optional.of(new Run(inputs, result)) : Optional.empty();
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private boolean fits(Backprop.Result result) {
        if (result.dW().length != W.length || result.db().length != b.length) {
            return false;
        }
        for (int i = 0; i < W.length; i++) {
            if (result.dW()[i].length != W[i].length || result.db()[i].length != b[i].length) {
                return false;
            }
            for (int k = 0; k < W[i].length; k++) {
                if (result.dW()[i][k].length != W[i][k].length) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double[][][] copy(double[][][] tensors) {
        return Arrays.stream(tensors).map(CorpusCase::copy).toArray(double[][][]::new);
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }
}
