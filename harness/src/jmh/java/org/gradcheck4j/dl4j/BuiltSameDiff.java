package org.gradcheck4j.dl4j;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

/** A {@code SameDiff} graph that was built and differentiated once: only the gradient is computed again. */
public final class BuiltSameDiff {

    private final SameDiff graph;
    private final List<String> parameters;

    /** Builds the graph, with the batch as constants. */
    public BuiltSameDiff(Network network, Batch batch, Precision precision) {
        this.graph = SameDiffEngine.graph(network, batch, precision);
        this.parameters = IntStream.rangeClosed(1, network.depth())
                .boxed()
                .flatMap(i -> Stream.of("W" + i, "b" + i))
                .toList();
        SameDiffOutput.quietly(graph::createGradFunction);
    }

    /** {@return SameDiff's gradients by the names of the parameters, as SameDiff holds them} */
    public Map<String, ?> compute() {
        Map<String, ?> gradients = graph.calculateGradients(Map.of(), parameters);
        Nd4j.getExecutioner().commit(); // a GPU is still computing
        return gradients;
    }
}
