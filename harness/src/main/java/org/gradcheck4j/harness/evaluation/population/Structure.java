package org.gradcheck4j.harness.evaluation.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/** Regularities that random numbers lack, put into the network or the batch of a case. */
enum Structure {
    ZERO_WEIGHTS {
        @Override
        Network network(Random random, Network network) {
            return changed(network, w -> random.nextBoolean() ? 0 : w);
        }
    },
    WHOLE_NUMBERS {
        @Override
        Network network(Random random, Network network) {
            return changed(network, Math::rint);
        }

        @Override
        Batch batch(Random random, Batch batch) {
            return new Batch(batch.X().map(Math::rint), batch.y());
        }
    },
    EQUAL_NEURONS {
        @Override
        Network network(Random random, Network network) {
            return new Network(network.layers().stream()
                    .map(layer -> new Layer(firstRow(layer.weights()), firstRow(layer.bias())))
                    .toList());
        }

        private Matrix firstRow(Matrix matrix) {
            return Matrix.generate(matrix.rows(), matrix.columns(), (i, j) -> matrix.get(0, j));
        }
    },
    POWERS_OF_TWO {
        @Override
        Network network(Random random, Network network) {
            return changed(
                    network,
                    w -> w == 0
                            ? 0
                            : Math.copySign(
                                    Math.scalb(1.0, random.nextInt(2 * LARGEST_EXPONENT + 1) - LARGEST_EXPONENT), w));
        }
    },
    ONE_LARGE_WEIGHT {
        @Override
        Network network(Random random, Network network) {
            int layer = random.nextInt(network.depth());
            Matrix W = network.layers().get(layer).weights();
            int at = random.nextInt(W.size());
            Matrix changed = Matrix.generate(
                    W.rows(),
                    W.columns(),
                    (i, j) -> i * W.columns() + j == at ? EXTREME * random.nextGaussian() : W.get(i, j));
            return with(
                    network,
                    layer,
                    new Layer(changed, network.layers().get(layer).bias()));
        }
    },
    ZERO_FEATURES {
        @Override
        Batch batch(Random random, Batch batch) {
            return new Batch(batch.X().map(x -> random.nextBoolean() ? 0 : x), batch.y());
        }
    },
    ONES_AND_ZEROS {
        @Override
        Batch batch(Random random, Batch batch) {
            return new Batch(batch.X().map(x -> x > 0 ? 1 : 0), batch.y());
        }
    },
    EQUAL_FEATURES {
        @Override
        Batch batch(Random random, Batch batch) {
            Matrix X = batch.X();
            return new Batch(Matrix.generate(X.rows(), X.columns(), (i, k) -> X.get(0, k)), batch.y());
        }
    },
    EQUAL_LABELS {
        @Override
        Batch batch(Random random, Batch batch) {
            double label = random.nextInt(2);
            return new Batch(batch.X(), batch.y().map(y -> label));
        }
    };

    /** The standard deviation of one very large weight. */
    private static final double EXTREME = 64;

    /** Powers of two from 2⁻³ to 2³. */
    private static final int LARGEST_EXPONENT = 3;

    static Structure of(Random random) {
        return values()[random.nextInt(values().length)];
    }

    RandomCase apply(Random random, RandomCase drawn) {
        return new RandomCase(
                drawn.seed(),
                drawn.precision(),
                network(random, drawn.network()),
                batch(random, drawn.batch()),
                drawn.repeated(),
                drawn.trained());
    }

    Network network(Random random, Network network) {
        return network;
    }

    Batch batch(Random random, Batch batch) {
        return batch;
    }

    private static Network changed(Network network, DoubleUnaryOperator change) {
        return new Network(network.layers().stream()
                .map(layer ->
                        new Layer(layer.weights().map(change), layer.bias().map(change)))
                .toList());
    }

    private static Network with(Network network, int index, Layer layer) {
        List<Layer> layers = new ArrayList<>(network.layers());
        layers.set(index, layer);
        return new Network(layers);
    }
}
