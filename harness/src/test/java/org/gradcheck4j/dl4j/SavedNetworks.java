package org.gradcheck4j.dl4j;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/** Networks that DL4J trains and saves, as its users do. */
public final class SavedNetworks {

    private static final double LEARNING_RATE = 2;

    private SavedNetworks() {}

    /** Trains n-3-1 by Adam, the whole batch at once, and saves it. */
    public static Network train(Batch batch, int steps, double clip, Precision precision, Path file)
            throws IOException {
        MultiLayerNetwork network = network(batch.X().rows(), clip, precision);
        fit(network, batch, steps, precision);
        save(network, file.toFile());
        return SavedModel.read(file).network();
    }

    /** Trains it on standardised features, and saves what standardised them, too. */
    public static void trainOnStandardised(Batch batch, int steps, Precision precision, Path file) throws IOException {
        INDArray X = Transfer.array(batch.X().transpose(), precision);
        INDArray y = Transfer.array(batch.y().transpose(), precision);
        NormalizerStandardize normalizer = new NormalizerStandardize();
        normalizer.fit(new DataSet(X, y));
        normalizer.transform(X);
        MultiLayerNetwork network = network(batch.X().rows(), LossBinaryXENT.DEFAULT_CLIPPING_EPSILON, precision);
        for (int k = 0; k < steps; k++) {
            network.fit(X, y);
        }
        save(network, file.toFile());
        ModelSerializer.addNormalizerToModel(file.toFile(), normalizer);
    }

    /** Saves a network with a loss that the formula does not describe. */
    public static void saveWithPenalty(Path file) throws IOException {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .l2(1e-4)
                .list()
                .layer(output(2, LossBinaryXENT.DEFAULT_CLIPPING_EPSILON))
                .build());
        network.init();
        ModelSerializer.writeModel(network, file.toFile(), false);
    }

    private static void save(MultiLayerNetwork network, File file) throws IOException {
        ModelSerializer.writeModel(network, file, true);
    }

    private static void fit(MultiLayerNetwork network, Batch batch, int steps, Precision precision) {
        INDArray X = Transfer.array(batch.X().transpose(), precision);
        INDArray y = Transfer.array(batch.y().transpose(), precision);
        for (int k = 0; k < steps; k++) {
            network.fit(X, y);
        }
    }

    private static MultiLayerNetwork network(int features, double clip, Precision precision) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(Transfer.type(precision))
                .updater(new Adam(LEARNING_RATE))
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(features)
                        .nOut(3)
                        .activation(Activation.SIGMOID)
                        .build())
                .layer(output(3, clip))
                .build());
        network.init();
        return network;
    }

    private static OutputLayer output(int inputs, double clip) {
        return new OutputLayer.Builder(new LossBinaryXENT(clip))
                .nIn(inputs)
                .nOut(1)
                .activation(Activation.SIGMOID)
                .build();
    }
}
