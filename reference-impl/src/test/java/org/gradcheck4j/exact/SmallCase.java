package org.gradcheck4j.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/** Seeded random networks of 1 to 5 layers of 1 to 8 neurons, with 1 to 9 samples, hard and soft labels. */
public record SmallCase(Network network, Batch batch) {

    private static final int MOST_LAYERS = 5;
    private static final int MOST_NEURONS = 8;
    private static final int MOST_SAMPLES = 9;

    /** {@return as many cases as asked for, with weights up to a random scale between two powers of ten} */
    public static Stream<SmallCase> random(int count, double leastExponent, double mostExponent) {
        return LongStream.range(0, count).mapToObj(seed -> random(seed, leastExponent, mostExponent));
    }

    private static SmallCase random(long seed, double leastExponent, double mostExponent) {
        SplittableRandom random = new SplittableRandom(seed);
        int depth = random.nextInt(1, MOST_LAYERS + 1);
        double scale = Math.pow(10, random.nextDouble(leastExponent, mostExponent));
        int inputs = random.nextInt(1, MOST_NEURONS + 1);
        int m = random.nextInt(1, MOST_SAMPLES + 1);
        boolean soft = random.nextBoolean();
        Matrix X = Matrix.generate(inputs, m, (i, j) -> random.nextDouble(-2, 2));
        Matrix y = Matrix.generate(1, m, (i, j) -> soft ? random.nextDouble() : random.nextInt(2));
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i <= depth; i++) {
            int outputs = i == depth ? 1 : random.nextInt(1, MOST_NEURONS + 1);
            layers.add(new Layer(
                    Matrix.generate(outputs, inputs, (r, c) -> scale * random.nextDouble(-1, 1)),
                    Matrix.generate(outputs, 1, (r, c) -> scale * random.nextDouble(-1, 1))));
            inputs = outputs;
        }
        return new SmallCase(new Network(layers), new Batch(X, y));
    }

    @Override
    public String toString() {
        return network.architecture() + ", m = " + batch.size();
    }
}
