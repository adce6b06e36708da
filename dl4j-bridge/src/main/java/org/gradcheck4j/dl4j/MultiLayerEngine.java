package org.gradcheck4j.dl4j;

import java.util.Map;
import java.util.function.IntFunction;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/**
 * DL4J's {@code MultiLayerNetwork}: dense layers and an output layer with {@code LossBinaryXENT} and its defaults, so
 * its clip of the output to [10⁻⁵, 1 − 10⁻⁵] too. Named {@code dl4j-multilayer}.
 */
public final class MultiLayerEngine extends DenseLayersEngine {

    /** Made by {@link java.util.ServiceLoader}, or by hand. */
    public MultiLayerEngine() {
        this(LossBinaryXENT.DEFAULT_CLIPPING_EPSILON);
    }

    private MultiLayerEngine(double outputClip) {
        super(outputClip);
    }

    @Override
    GradientEngine withOutputClip(double epsilon) {
        return new MultiLayerEngine(epsilon);
    }

    @Override
    public String name() {
        return "dl4j-multilayer";
    }

    @Override
    Map<String, INDArray> gradientSums(Network network, Precision precision, INDArray X, INDArray y) {
        MultiLayerNetwork dl4j = build(network, precision);
        dl4j.setInput(X);
        dl4j.setLabels(y);
        dl4j.computeGradientAndScore();
        return dl4j.gradient().gradientForVariable();
    }

    @Override
    Map<String, INDArray> fitted(Network network, Precision precision, INDArray X, INDArray y, UpdaterStart updater) {
        MultiLayerNetwork dl4j = build(network, precision, updater.updater());
        updater.into(dl4j.updaterState(), moment -> build(moment, precision).params());
        dl4j.getLayerWiseConfigurations().setIterationCount(updater.iteration());
        dl4j.fit(X, y);
        return dl4j.paramTable();
    }

    @Override
    IntFunction<INDArray> activations(Network network, Precision precision, INDArray X) {
        return build(network, precision).feedForward(X, false)::get; // the input, A[0], comes first
    }

    /** {@return DL4J's network with the weights and biases of ours, and no updater} */
    MultiLayerNetwork build(Network network, Precision precision) {
        return build(network, precision, new NoOp());
    }

    /** {@return DL4J's network with the weights and biases of ours} */
    private MultiLayerNetwork build(Network network, Precision precision, IUpdater updater) {
        NeuralNetConfiguration.ListBuilder layers =
                LayerConfiguration.ofNetwork(precision, updater).list();
        for (int i = 1; i <= network.depth(); i++) {
            layers.layer(LayerConfiguration.ofLayer(network, i, loss()));
        }
        MultiLayerNetwork dl4j = new MultiLayerNetwork(layers.build());
        dl4j.init();
        LayerParameters.set(network, precision, dl4j::setParam);
        return dl4j;
    }
}
