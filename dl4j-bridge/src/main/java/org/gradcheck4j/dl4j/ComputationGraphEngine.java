package org.gradcheck4j.dl4j;

import java.util.Map;
import java.util.function.IntFunction;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/**
 * DL4J's {@code ComputationGraph}: the same layers and the same clipped loss as {@link MultiLayerEngine}, chained as
 * vertices of a graph. Named {@code dl4j-graph}.
 */
public final class ComputationGraphEngine extends DenseLayersEngine {

    private static final String INPUT = "input";

    /** Made by {@link java.util.ServiceLoader}, or by hand. */
    public ComputationGraphEngine() {
        this(LossBinaryXENT.DEFAULT_CLIPPING_EPSILON);
    }

    private ComputationGraphEngine(double outputClip) {
        super(outputClip);
    }

    @Override
    GradientEngine withOutputClip(double epsilon) {
        return new ComputationGraphEngine(epsilon);
    }

    @Override
    public String name() {
        return "dl4j-graph";
    }

    @Override
    Map<String, INDArray> gradientSums(Network network, Precision precision, INDArray X, INDArray y) {
        ComputationGraph dl4j = build(network, precision, new NoOp());
        dl4j.setInputs(X);
        dl4j.setLabels(y);
        dl4j.computeGradientAndScore();
        return dl4j.gradient().gradientForVariable();
    }

    @Override
    Map<String, INDArray> fitted(Network network, Precision precision, INDArray X, INDArray y, UpdaterStart updater) {
        ComputationGraph dl4j = build(network, precision, updater.updater());
        updater.into(dl4j.updaterState(), moment -> build(moment, precision, new NoOp())
                .params());
        dl4j.getConfiguration().setIterationCount(updater.iteration());
        dl4j.fit(new INDArray[] {X}, new INDArray[] {y});
        return dl4j.paramTable();
    }

    @Override
    IntFunction<INDArray> activations(Network network, Precision precision, INDArray X) {
        Map<String, INDArray> activations =
                build(network, precision, new NoOp()).feedForward(X, false);
        return i -> activations.get(LayerParameters.layerName(i));
    }

    /** {@return DL4J's graph with the weights and biases of our network} */
    private ComputationGraph build(Network network, Precision precision, IUpdater updater) {
        GraphBuilder graph =
                LayerConfiguration.ofNetwork(precision, updater).graphBuilder().addInputs(INPUT);
        String before = INPUT;
        for (int i = 1; i <= network.depth(); i++) {
            String name = LayerParameters.layerName(i);
            graph.addLayer(name, LayerConfiguration.ofLayer(network, i, loss()), before);
            before = name;
        }
        ComputationGraph dl4j = new ComputationGraph(graph.setOutputs(before).build());
        dl4j.init();
        LayerParameters.set(network, precision, dl4j::setParam);
        return dl4j;
    }
}
