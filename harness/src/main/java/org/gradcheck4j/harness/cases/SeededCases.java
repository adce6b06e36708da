package org.gradcheck4j.harness.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/** Networks and batches from a seed: the same on every JDK, since {@link Random}'s algorithm is specified. */
public final class SeededCases {

    private SeededCases() {}

    /**
     * Draws weights from N(0, gain² / n_{i−1}) and biases from N(0, 0.01): with gain 1, pre-activations have the scale
     * of the inputs (Glorot and Bengio 2010).
     *
     * @param gain multiplies every weight
     * @param seed of the draw
     * @param widths n_0, n_1, …, n_L
     * @return a network n_0-n_1-…-n_L
     */
    public static Network network(double gain, long seed, int... widths) {
        Random random = new Random(seed);
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i < widths.length; i++) {
            double scale = gain / Math.sqrt(widths[i - 1]);
            Matrix W = Matrix.generate(widths[i], widths[i - 1], (r, c) -> scale * random.nextGaussian());
            Matrix b = Matrix.generate(widths[i], 1, (r, c) -> 0.1 * random.nextGaussian());
            layers.add(new Layer(W, b));
        }
        return new Network(layers);
    }

    /**
     * Draws features from N(0, 1) and labels 0 or 1 with equal chance.
     *
     * @param features n_0
     * @param m how many samples
     * @param seed of the draw
     * @return a batch with features {@code [n_0 × m]}
     */
    public static Batch batch(int features, int m, long seed) {
        Random random = new Random(seed);
        Matrix X = Matrix.generate(features, m, (i, k) -> random.nextGaussian());
        return new Batch(X, Matrix.generate(1, m, (i, k) -> random.nextInt(2)));
    }

    /** Returns 0 … n − 1 in a random order (Fisher and Yates; Knuth, TAOCP 2, algorithm 3.4.2 P). */
    static int[] permutation(int n, long seed) {
        Random random = new Random(seed);
        int[] order = new int[n];
        for (int k = 0; k < n; k++) {
            int at = random.nextInt(k + 1);
            order[k] = order[at];
            order[at] = k;
        }
        return order;
    }
}
