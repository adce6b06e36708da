package org.gradcheck4j.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** Random networks and batches, rounded to a precision. */
public final class RandomCases {

    /** Weights are scaled by one of these: vanishing, ordinary, saturating, up to |z| of some hundreds. */
    private static final double[] SCALES = {1e-3, 0.1, 1, 1, 1, 3, 30, 300};

    /** A network and a batch. */
    public record Case(Network network, Batch batch) {}

    private RandomCases() {}

    /** {@return a small case of any shape and scale} */
    public static Case small(long seed, Precision precision) {
        Random random = new Random(seed);
        int depth = 1 + random.nextInt(4);
        int[] widths = new int[depth + 1];
        for (int i = 0; i < depth; i++) {
            widths[i] = 1 + random.nextInt(8);
        }
        widths[depth] = 1;
        int m = 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 8);
        double scale = SCALES[random.nextInt(SCALES.length)];
        double features = random.nextInt(5) == 0 ? 20 : 1;
        boolean soft = random.nextInt(4) == 0;
        return xavier(random, precision, scale, features, soft, m, widths);
    }

    /** {@return standard normal features, and weights normal with variance 2/(n_i + n_{i−1})} */
    public static Case ordinary(long seed, Precision precision, int m, int... widths) {
        return xavier(new Random(seed), precision, 1, 1, false, m, widths);
    }

    private static Case xavier(
            Random random, Precision precision, double scale, double features, boolean soft, int m, int... widths) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i < widths.length; i++) {
            double deviation = scale * Math.sqrt(2.0 / (widths[i] + widths[i - 1]));
            layers.add(new Layer(
                    Matrix.generate(widths[i], widths[i - 1], (j, k) -> deviation * random.nextGaussian()),
                    Matrix.generate(widths[i], 1, (j, k) -> scale * 0.1 * random.nextGaussian())));
        }
        Matrix x = Matrix.generate(widths[0], m, (j, k) -> features * random.nextGaussian());
        Matrix y = Matrix.generate(1, m, (j, k) -> soft ? random.nextDouble() : random.nextInt(2));
        return new Case(new Network(layers).roundedTo(precision), new Batch(x, y).roundedTo(precision));
    }
}
