package org.gradcheck4j.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/** Seeded networks and batches whose outputs are far from saturation. */
final class RandomCases {

    private RandomCases() {}

    /** {@return weights and biases of the given widths, uniform in [−1, 1]} */
    static Network network(long seed, int... widths) {
        Random random = new Random(seed);
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i < widths.length; i++) {
            layers.add(new Layer(uniform(random, widths[i], widths[i - 1]), uniform(random, widths[i], 1)));
        }
        return new Network(layers);
    }

    /** {@return m samples, features uniform in [−1, 1], labels 0 or 1} */
    static Batch batch(long seed, int features, int m) {
        Random random = new Random(seed);
        return new Batch(uniform(random, features, m), Matrix.generate(1, m, (i, k) -> random.nextBoolean() ? 1 : 0));
    }

    private static Matrix uniform(Random random, int rows, int columns) {
        return Matrix.generate(rows, columns, (i, j) -> 2 * random.nextDouble() - 1);
    }
}
