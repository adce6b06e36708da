package org.gradcheck4j.dl4j;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * ND4J's {@code SameDiff}: automatic differentiation of the formula, Z[i] = W[i]A[i−1] + b[i] with samples in columns.
 * The loss is {@code sigmoidCrossEntropy} of the logits Z[L], and SameDiff takes its mean, so nothing is clipped,
 * transposed or divided here. Named {@code dl4j-samediff}.
 */
public final class SameDiffEngine implements GradientEngine {

    private static final String LOSS = "J";

    /** Made by {@link java.util.ServiceLoader}, or by hand. */
    public SameDiffEngine() {}

    @Override
    public String name() {
        return "dl4j-samediff";
    }

    /** @throws IllegalStateException if SameDiff returns no gradient of a parameter, or one of a wrong shape */
    @Override
    public Gradients gradients(Network network, Batch batch, Precision precision) {
        SameDiff graph = graph(network, batch, precision);
        SameDiffOutput.quietly(graph::createGradFunction);
        return gradients(network, graph.calculateGradients(Map.of(), parameters(network)));
    }

    /** @throws IllegalStateException if an activation, the loss or a gradient is missing, or has a wrong shape */
    @Override
    public EngineOutput output(Network network, Batch batch, Precision precision) {
        SameDiff graph = graph(network, batch, precision);
        SameDiffOutput.quietly(graph::createGradFunction);
        OutAndGrad both = graph.calculateGradientsAndOutputs(Map.of(), outputs(network), parameters(network));
        return new EngineOutput(
                Optional.of(forward(network, batch, both.getOutputs())), gradients(network, both.getGradients()));
    }

    @Override
    public Optional<ForwardPass> forward(Network network, Batch batch, Precision precision) {
        SameDiff graph = graph(network, batch, precision);
        return Optional.of(forward(network, batch, graph.output(Map.of(), outputs(network))));
    }

    private static List<String> parameters(Network network) {
        return layers(network).flatMap(i -> Stream.of("W" + i, "b" + i)).toList();
    }

    private static List<String> outputs(Network network) {
        return Stream.concat(layers(network).map(i -> "A" + i), Stream.of(LOSS)).toList();
    }

    private static Gradients gradients(Network network, Map<String, INDArray> table) {
        return new Gradients(layers(network)
                .map(i -> {
                    Layer layer = network.layer(i);
                    return new LayerGradient(
                            gradient(table, "W" + i, layer.weights()), gradient(table, "b" + i, layer.bias()));
                })
                .toList());
    }

    private static ForwardPass forward(Network network, Batch batch, Map<String, INDArray> table) {
        List<Matrix> activations = layers(network)
                .map(i -> Transfer.matrix(
                        table.get("A" + i), network.layer(i).outputs(), batch.size(), "the activations of layer " + i))
                .toList();
        double loss = Transfer.matrix(table.get(LOSS), 1, 1, "the loss").get(0);
        return new ForwardPass(activations, loss);
    }

    @Override
    public Arithmetic arithmetic(Precision precision) {
        return Nd4jArithmetic.ofLogitLoss(precision);
    }

    static SameDiff graph(Network network, Batch batch, Precision precision) {
        SameDiff graph = SameDiff.create();
        SDVariable A = graph.constant("X", Transfer.array(batch.X(), precision));
        SDVariable y = graph.constant("y", Transfer.array(batch.y(), precision));
        SDVariable Z = A;
        for (int i = 1; i <= network.depth(); i++) {
            Layer layer = network.layer(i);
            SDVariable W = graph.var("W" + i, Transfer.array(layer.weights(), precision));
            SDVariable b = graph.var("b" + i, Transfer.array(layer.bias(), precision));
            // SameDiff cannot differentiate [1 × 1] times [1 × 1]; the product entry by entry is the same.
            boolean single = layer.weights().size() == 1 && batch.size() == 1;
            Z = (single ? W.mul(A) : W.mmul(A)).add(b);
            A = graph.nn().sigmoid("A" + i, Z);
        }
        // No sample weights: the loss is the mean over the batch.
        graph.loss().sigmoidCrossEntropy(LOSS, y, Z, null);
        graph.setLossVariables(LOSS);
        return graph;
    }

    private static Stream<Integer> layers(Network network) {
        return IntStream.rangeClosed(1, network.depth()).boxed();
    }

    private static Matrix gradient(Map<String, INDArray> table, String name, Matrix parameter) {
        return Transfer.matrix(table.get(name), parameter.rows(), parameter.columns(), "the gradient of " + name);
    }
}
