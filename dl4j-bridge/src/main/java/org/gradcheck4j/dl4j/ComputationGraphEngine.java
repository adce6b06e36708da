package org.gradcheck4j.dl4j;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
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
 * DL4J's {@code ComputationGraph}: the same layers and the same clipped loss as {@link MultiLayerEngine}, chained as
 * vertices of a graph. Named {@code dl4j-graph}.
 */
public final class ComputationGraphEngine implements GradientEngine {

    private static final String INPUT = "input";

    /** Made by {@link java.util.ServiceLoader}, or by hand. */
    public ComputationGraphEngine() {}

    @Override
    public String name() {
        return "dl4j-graph";
    }

    @Override
    public Optional<String> unsupported(Network network, Batch batch, Precision precision) {
        return Optional.empty();
    }

    /** @throws IllegalStateException if DL4J returns other gradients than those of the network's parameters */
    @Override
    public Gradients gradients(Network network, Batch batch, Precision precision) {
        ComputationGraph dl4j = passedThrough(network, batch, precision);
        Gradients sums = LayerParameters.sums(network, dl4j.gradient().gradientForVariable());
        return BatchMean.of(sums, batch.size(), precision);
    }

    @Override
    public Optional<ForwardPass> forward(Network network, Batch batch, Precision precision) {
        ComputationGraph dl4j = passedThrough(network, batch, precision);
        Map<String, INDArray> activations = dl4j.feedForward(dl4j.getInput(0), false);
        return Optional.of(LayerActivations.read(network, batch, i -> activations.get(LayerParameters.layerName(i))));
    }

    @Override
    public Arithmetic arithmetic(Precision precision) {
        return Nd4jArithmetic.ofLayers(precision);
    }

    @Override
    public OptionalDouble outputClip() {
        return OptionalDouble.of(LossBinaryXENT.DEFAULT_CLIPPING_EPSILON);
    }

    /** {@return the graph after one forward and one backward pass, its parameters unchanged} */
    private static ComputationGraph passedThrough(Network network, Batch batch, Precision precision) {
        GraphBuilder graph = LayerDescriptions.network(precision).graphBuilder().addInputs(INPUT);
        String before = INPUT;
        for (int i = 1; i <= network.depth(); i++) {
            String name = LayerParameters.layerName(i);
            graph.addLayer(name, LayerDescriptions.layer(network, i), before);
            before = name;
        }
        ComputationGraph dl4j = new ComputationGraph(graph.setOutputs(before).build());
        dl4j.init();
        LayerParameters.set(network, precision, dl4j::setParam);
        dl4j.setInputs(Transfer.array(batch.X().transpose(), precision));
        dl4j.setLabels(Transfer.array(batch.y().transpose(), precision));
        dl4j.computeGradientAndScore();
        return dl4j;
    }
}
