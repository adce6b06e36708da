package org.gradcheck4j.dl4j;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/**
 * DL4J's {@code MultiLayerNetwork}: dense layers and an output layer with {@code LossBinaryXENT} as it comes, its clip
 * of the output to [10⁻⁵, 1 − 10⁻⁵] included. Named {@code dl4j-multilayer}.
 */
public final class MultiLayerEngine implements GradientEngine {

    /** Made by {@link java.util.ServiceLoader}, or by hand. */
    public MultiLayerEngine() {}

    @Override
    public String name() {
        return "dl4j-multilayer";
    }

    @Override
    public Optional<String> unsupported(Network network, Batch batch, Precision precision) {
        return Optional.empty();
    }

    /** @throws IllegalStateException if DL4J returns other gradients than those of the network's parameters */
    @Override
    public Gradients gradients(Network network, Batch batch, Precision precision) {
        MultiLayerNetwork dl4j = passedThrough(network, batch, precision);
        Gradients sums = LayerParameters.sums(network, dl4j.gradient().gradientForVariable());
        return BatchMean.of(sums, batch.size(), precision);
    }

    @Override
    public Optional<ForwardPass> forward(Network network, Batch batch, Precision precision) {
        MultiLayerNetwork dl4j = passedThrough(network, batch, precision);
        List<INDArray> inputAndActivations = dl4j.feedForward(dl4j.getInput(), false);
        return Optional.of(LayerActivations.read(network, batch, i -> inputAndActivations.get(i)));
    }

    @Override
    public Arithmetic arithmetic(Precision precision) {
        return Nd4jArithmetic.ofLayers(precision);
    }

    @Override
    public OptionalDouble outputClip() {
        return OptionalDouble.of(LossBinaryXENT.DEFAULT_CLIPPING_EPSILON);
    }

    /** {@return the network after one forward and one backward pass, its parameters unchanged} */
    static MultiLayerNetwork passedThrough(Network network, Batch batch, Precision precision) {
        NeuralNetConfiguration.ListBuilder layers =
                LayerDescriptions.network(precision).list();
        for (int i = 1; i <= network.depth(); i++) {
            layers.layer(LayerDescriptions.layer(network, i));
        }
        MultiLayerNetwork dl4j = new MultiLayerNetwork(layers.build());
        dl4j.init();
        LayerParameters.set(network, precision, dl4j::setParam);
        dl4j.setInput(Transfer.array(batch.X().transpose(), precision));
        dl4j.setLabels(Transfer.array(batch.y().transpose(), precision));
        dl4j.computeGradientAndScore();
        return dl4j;
    }
}
