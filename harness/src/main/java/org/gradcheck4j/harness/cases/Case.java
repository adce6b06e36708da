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

    private static final String FROM_FILE = "files";

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

    /**
     * {@return the case of a gradient file}
     *
     * @param id the file's name
     * @param about one sentence on it
     * @param network as above
     * @param batch as above
     * @throws IllegalArgumentException if the network's inputs are not the batch's features
     */
    public static Case fromFile(String id, String about, Network network, Batch batch) {
        return new Case(id, FROM_FILE, about, network, batch);
    }

    /** {@return whether it is the case of a gradient file} */
    public boolean isFromFile() {
        return family.equals(FROM_FILE);
    }
}
