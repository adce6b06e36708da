package org.gradcheck4j.dl4j;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/** The configuration that DL4J's builders take: every layer a sigmoid, the loss a binary cross-entropy, nothing else. */
final class LayerConfiguration {

    private LayerConfiguration() {}

    /** {@return what holds for the whole network: the precision, the updater, no regularisation, no random weights} */
    static NeuralNetConfiguration.Builder ofNetwork(Precision precision, IUpdater updater) {
        return new NeuralNetConfiguration.Builder()
                .dataType(Transfer.type(precision))
                .weightInit(WeightInit.ZERO)
                .updater(updater);
    }

    /**
     * {@return layer i}
     *
     * @param i from 1 to L; the last is an output layer
     * @param loss of that layer
     */
    static FeedForwardLayer ofLayer(Network network, int i, LossBinaryXENT loss) {
        Layer layer = network.layer(i);
        FeedForwardLayer.Builder<?> builder =
                i < network.depth() ? new DenseLayer.Builder() : new OutputLayer.Builder(loss);
        return builder.nIn(layer.inputs())
                .nOut(layer.outputs())
                .activation(Activation.SIGMOID)
                .build();
    }
}
