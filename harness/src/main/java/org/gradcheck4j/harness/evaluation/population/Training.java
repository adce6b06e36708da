package org.gradcheck4j.harness.evaluation.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;

/**
 * Gradient descent on a whole batch, by the formula of the reference in double. Weights that it leaves are unlike random ones:
 * neurons repeat each other, and outputs come near their labels, so that dZ[L] is tiny for most samples and near 1 for the
 * wrong ones.
 *
 * @param steps how many
 * @param rate the learning rate, times 1 + the mean of |x|² over the samples: so large features make no step too long
 */
public record Training(int steps, double rate) {

    /** One drawn network in this many is trained. */
    static final int ONE_IN = 4;

    private static final int FEWEST_STEPS = 10;
    private static final int MOST_STEPS = 200;
    private static final double LOWEST_RATE = 1;
    private static final double HIGHEST_RATE = 30;

    /** Weights grow for as long as training lasts, and then saturate: trained ones are multiplied by one of these. */
    private static final double[] GROWTH = {1, 1, 3, 10};

    /** One label in this many is wrong, as in real data: the output is then confident and wrong. */
    private static final int WRONG_LABELS = 16;

    /** Training ends before a weight exceeds it: times the growth, half holds it. */
    private static final double LARGEST_WEIGHT = 1000;

    private static final ReferenceEngine REFERENCE = new ReferenceEngine();

    /** {@return the case, or one time in {@value #ONE_IN} the same with labels that can be learned, and trained weights} */
    static RandomCase ofSome(Random random, RandomCase drawn) {
        if (random.nextInt(ONE_IN) != 0) {
            return drawn;
        }
        Training training = new Training(
                (int) logUniform(random, FEWEST_STEPS, MOST_STEPS), logUniform(random, LOWEST_RATE, HIGHEST_RATE));
        return training.of(random, drawn, GROWTH[random.nextInt(GROWTH.length)]);
    }

    /** {@return a case with labels that can be learned, and the weights that it has after training, times their growth} */
    RandomCase of(Random random, RandomCase drawn, double growth) {
        Batch batch = learnable(random, drawn.batch());
        return drawn.trained(scaled(of(drawn.network(), batch), growth), batch);
    }

    /**
     * {@return a network after training}
     *
     * @param start what it starts from
     * @param batch each step takes all of it
     */
    public Network of(Network start, Batch batch) {
        double length = rate / (1 + meanSquaredNorm(batch.X()));
        Network network = start;
        for (int step = 0; step < steps; step++) {
            List<LayerGradient> gradients =
                    REFERENCE.gradients(network, batch, Precision.DOUBLE).layers();
            List<Layer> layers = new ArrayList<>();
            for (int i = 0; i < gradients.size(); i++) {
                Layer layer = network.layers().get(i);
                layers.add(new Layer(
                        stepped(layer.weights(), gradients.get(i).dW(), length),
                        stepped(layer.bias(), gradients.get(i).db(), length)));
            }
            if (!layers.stream().allMatch(Training::isModerate)) {
                break;
            }
            network = new Network(layers);
        }
        return network;
    }

    private static Matrix stepped(Matrix parameter, Matrix gradient, double length) {
        return parameter.map(gradient, (p, g) -> p - length * g);
    }

    private static boolean isModerate(Layer layer) {
        return isModerate(layer.weights()) && isModerate(layer.bias());
    }

    private static boolean isModerate(Matrix parameter) {
        for (int k = 0; k < parameter.size(); k++) {
            if (!(Math.abs(parameter.get(k)) <= LARGEST_WEIGHT)) {
                return false;
            }
        }
        return true;
    }

    /** The label says on which side of a random plane through 0 a sample lies; a few are wrong. */
    private static Batch learnable(Random random, Batch batch) {
        Matrix normal = Matrix.generate(1, batch.X().rows(), (i, j) -> random.nextGaussian());
        Matrix side = normal.times(batch.X());
        return new Batch(batch.X(), side.map(s -> (s > 0) == (random.nextInt(WRONG_LABELS) != 0) ? 1 : 0));
    }

    private static double meanSquaredNorm(Matrix X) {
        double sum = 0;
        for (int k = 0; k < X.size(); k++) {
            sum += X.get(k) * X.get(k);
        }
        return sum / X.columns();
    }

    private static Network scaled(Network network, double factor) {
        return new Network(network.layers().stream()
                .map(layer -> new Layer(
                        layer.weights().map(w -> factor * w), layer.bias().map(b -> factor * b)))
                .toList());
    }

    private static double logUniform(Random random, double from, double to) {
        return from * Math.pow(to / from, random.nextDouble());
    }
}
