package org.gradcheck4j.dl4j;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Network;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * An updater, and what it kept from the steps before.
 *
 * @param updater DL4J's
 * @param moments in the shapes of the parameters, as many as the updater keeps
 * @param iteration how many steps were made before
 */
record UpdaterStart(IUpdater updater, List<Gradients> moments, int iteration) {

    /**
     * Puts what was kept into a network's updater. DL4J keeps it in one row, each moment whole and in the order of the parameters; to
     * get this order, a network is made whose parameters are the moment, and its row of parameters is read.
     *
     * @param state the updater's row, or null if it keeps nothing
     * @param parametersOf the parameters of DL4J's network, a row, if its weights are these
     */
    void into(@Nullable INDArray state, Function<Network, INDArray> parametersOf) {
        if (!moments.isEmpty()) {
            Objects.requireNonNull(state, "DL4J's updater keeps nothing")
                    .assign(Nd4j.concat(
                            1,
                            moments.stream()
                                    .map(each -> parametersOf.apply(asWeights(each)))
                                    .map(row -> row.reshape(1, row.length()))
                                    .toArray(INDArray[]::new)));
        }
    }

    private static Network asWeights(Gradients moment) {
        return new Network(moment.layers().stream()
                .map(layer -> new Layer(layer.dW(), layer.db()))
                .toList());
    }
}
