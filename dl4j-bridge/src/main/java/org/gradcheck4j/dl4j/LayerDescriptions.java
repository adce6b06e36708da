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
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/** The network as DL4J's builders describe it: every layer a sigmoid, the loss a binary cross-entropy, nothing else. */
final class LayerDescriptions {

    private LayerDescriptions() {}

    /** {@return what holds for the whole network: the precision, no updater, no regularisation, no random start} */
    static NeuralNetConfiguration.Builder network(Precision precision) {
        return new NeuralNetConfiguration.Builder()
                .dataType(Transfer.type(precision))
                .weightInit(WeightInit.ZERO)
                .updater(new NoOp());
    }

    /**
     * {@return layer i}
     *
     * @param i from 1 to L; the last is an output layer with DL4J's default loss, its clip included
     */
    static FeedForwardLayer layer(Network network, int i) {
        Layer layer = network.layer(i);
        return i < network.depth()
                ? new DenseLayer.Builder()
                        .nIn(layer.inputs())
                        .nOut(layer.outputs())
                        .activation(Activation.SIGMOID)
                        .build()
                : new OutputLayer.Builder(new LossBinaryXENT())
                        .nIn(layer.inputs())
                        .nOut(layer.outputs())
                        .activation(Activation.SIGMOID)
                        .build();
    }
}
