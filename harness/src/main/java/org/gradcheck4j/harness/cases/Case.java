package org.gradcheck4j.harness.cases;

import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;

/**
 * A network and a batch, in double, of which engines compute the gradient. Each run rounds them to its precision first.
 *
 * @param id unique in the suite, in lower case with hyphens
 * @param family the kind of difficulty that it shares with other cases, such as {@code saturated}
 * @param about one sentence on why it is there
 * @param network the weights and biases
 * @param batch the features and labels
 */
public record Case(String id, String family, String about, Network network, Batch batch) {

    /**
     * Checks that the layers take the data.
     *
     * @throws IllegalArgumentException if the network's inputs are not the batch's features
     */
    public Case {
        if (network.inputs() != batch.X().rows()) {
            throw new IllegalArgumentException("the network takes %d features, but the data has %d"
                    .formatted(network.inputs(), batch.X().rows()));
        }
    }
}
