package org.gradcheck4j.dl4j;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/**
 * What the engines on DL4J's layers share. The layers are those of {@link LayerConfiguration}; how they are joined to a
 * network, and how that network is run, is each engine's own.
 *
 * <p>DL4J holds samples in rows: X is {@code [m × n_0]}, y {@code [m × 1]} and A[i] {@code [m × n_i]}, the transposes of
 * the formula's.
 */
public abstract class DenseLayersEngine implements GradientEngine {

    private final double outputClip;

    /** Takes ε of the loss, which clips the output to [ε, 1 − ε]; 0 for no clip. */
    DenseLayersEngine(double outputClip) {
        this.outputClip = outputClip;
    }

    /** {@return the same engine with another ε of the loss} */
    abstract GradientEngine withOutputClip(double epsilon);

    /** {@return the gradient summed over the batch, by DL4J's names of the parameters} */
    abstract Map<String, INDArray> gradientSums(Network network, Precision precision, INDArray X, INDArray y);

    /** {@return the parameters after one step of an updater with the whole batch, by DL4J's names} */
    abstract Map<String, INDArray> fitted(
            Network network, Precision precision, INDArray X, INDArray y, UpdaterStart updater);

    /** {@return the activations A[i], by the layer's number i from 1 to L} */
    abstract IntFunction<INDArray> activations(Network network, Precision precision, INDArray X);

    /** @throws IllegalStateException if DL4J returns other gradients than those of the network's parameters */
    @Override
    public Gradients gradients(Network network, Batch batch, Precision precision) {
        INDArray X = samplesInRows(batch.X(), precision);
        INDArray y = samplesInRows(batch.y(), precision);
        return LayerParameters.mean(network, gradientSums(network, precision, X, y), batch.size(), precision);
    }

    /**
     * {@inheritDoc}
     *
     * @return the activations alone: DL4J's loss is that of the clipped output, and DL4J does not derive its gradient from that loss
     * @throws IllegalStateException if an activation has a wrong shape
     */
    @Override
    public Optional<ForwardPass> forward(Network network, Batch batch, Precision precision) {
        IntFunction<INDArray> activations = activations(network, precision, samplesInRows(batch.X(), precision));
        return Optional.of(new ForwardPass(
                IntStream.rangeClosed(1, network.depth())
                        .mapToObj(i -> Transfer.matrix(
                                        activations.apply(i),
                                        batch.size(),
                                        network.layer(i).outputs(),
                                        "the activations of layer " + i)
                                .transpose())
                        .toList(),
                OptionalDouble.empty()));
    }

    /**
     * Makes one step of plain gradient descent by DL4J's own {@code fit}, with the whole batch and its updater {@code Sgd}. So it is
     * DL4J that divides by the number of samples, multiplies by the rate and subtracts.
     *
     * @param network the weights before it, rounded to the precision
     * @param batch rounded to the precision
     * @param precision to compute in
     * @param rate the learning rate, a number of the precision
     * @return the weights after it
     */
    public final Network afterStep(Network network, Batch batch, Precision precision, double rate) {
        return after(new UpdaterStart(new Sgd(rate), List.of(), 0), network, batch, precision);
    }

    /**
     * Makes one step by DL4J's {@code fit} with its updater {@code Nesterovs}, and DL4J's usual momentum.
     *
     * @param network the weights before it, rounded to the precision
     * @param batch rounded to the precision
     * @param precision to compute in
     * @param rate the learning rate, a number of the precision
     * @param velocity what the updater kept from the steps before, rounded to the precision
     * @return the weights after it
     */
    public final Network afterNesterovsStep(
            Network network, Batch batch, Precision precision, double rate, Gradients velocity) {
        return after(
                new UpdaterStart(new Nesterovs(rate, Nesterovs.DEFAULT_NESTEROV_MOMENTUM), List.of(velocity), 0),
                network,
                batch,
                precision);
    }

    /**
     * Makes one step by DL4J's {@code fit} with its updater {@code Adam}, and DL4J's usual constants.
     *
     * @param network the weights before it, rounded to the precision
     * @param batch rounded to the precision
     * @param precision to compute in
     * @param rate the learning rate, a number of the precision
     * @param first the mean of the gradient that the updater kept, rounded to the precision
     * @param second the mean of its square, rounded to the precision
     * @param before how many steps were made before
     * @return the weights after it
     */
    public final Network afterAdamStep(
            Network network,
            Batch batch,
            Precision precision,
            double rate,
            Gradients first,
            Gradients second,
            int before) {
        return after(new UpdaterStart(new Adam(rate), List.of(first, second), before), network, batch, precision);
    }

    private Network after(UpdaterStart updater, Network network, Batch batch, Precision precision) {
        INDArray X = samplesInRows(batch.X(), precision);
        INDArray y = samplesInRows(batch.y(), precision);
        return LayerParameters.network(network, fitted(network, precision, X, y, updater));
    }

    @Override
    public Arithmetic arithmetic(Precision precision) {
        return Nd4jArithmetic.ofLayers(precision);
    }

    @Override
    public OptionalDouble outputClip() {
        return outputClip > 0 ? OptionalDouble.of(outputClip) : OptionalDouble.empty();
    }

    /** {@return the loss} */
    final LossBinaryXENT loss() {
        return new LossBinaryXENT(outputClip);
    }

    private static INDArray samplesInRows(Matrix samplesInColumns, Precision precision) {
        return Transfer.array(samplesInColumns.transpose(), precision);
    }
}
