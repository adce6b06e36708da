package org.gradcheck4j.dl4j;

import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How DL4J holds activations: samples in rows, {@code [m × n_i]}, the transpose of the formula's. */
final class LayerActivations {

    private LayerActivations() {}

    /**
     * Turns the activations back. DL4J's score is left out: no gradient is made from it, and it stops at −ln 10⁻⁵, where
     * the output is clipped.
     *
     * @param activation of layer i, from 1 to L
     * @throws IllegalStateException if an activation has a wrong shape
     */
    static ForwardPass read(Network network, Batch batch, IntFunction<INDArray> activation) {
        return new ForwardPass(
                IntStream.rangeClosed(1, network.depth())
                        .mapToObj(i -> Transfer.matrix(
                                        activation.apply(i),
                                        batch.size(),
                                        network.layer(i).outputs(),
                                        "the activations of layer " + i)
                                .transpose())
                        .toList(),
                OptionalDouble.empty());
    }
}
