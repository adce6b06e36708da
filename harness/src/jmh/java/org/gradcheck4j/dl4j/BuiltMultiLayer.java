package org.gradcheck4j.dl4j;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A {@code MultiLayerNetwork} built once, as in training: only the gradient is computed again. */
public final class BuiltMultiLayer {

    private final Network network;
    private final Batch batch;
    private final Precision precision;
    private final MultiLayerNetwork dl4j;
    private final INDArray X;
    private final INDArray y;

    /** Builds the network, and copies the batch. */
    public BuiltMultiLayer(Network network, Batch batch, Precision precision) {
        this.network = network;
        this.batch = batch;
        this.precision = precision;
        this.dl4j = new MultiLayerEngine().build(network, precision);
        this.X = Transfer.array(batch.X().transpose(), precision);
        this.y = Transfer.array(batch.y().transpose(), precision);
    }

    /** {@return DL4J's gradient, as DL4J holds it} */
    public Object compute() {
        dl4j.setInput(X);
        dl4j.setLabels(y);
        dl4j.computeGradientAndScore();
        Nd4j.getExecutioner().commit(); // a GPU is still computing
        return dl4j.gradient();
    }

    /** {@return what was last computed, as the formula's mean} */
    public Gradients gradients() {
        return LayerParameters.mean(network, dl4j.gradient().gradientForVariable(), batch.size(), precision);
    }
}
