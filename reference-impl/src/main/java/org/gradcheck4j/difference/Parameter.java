package org.gradcheck4j.difference;

/**
 * One weight or bias of a network.
 *
 * @param layer from 1 to L
 * @param row from 0, the neuron
 * @param column from 0, the neuron's input; {@value #BIAS} for its bias
 */
record Parameter(int layer, int row, int column) {

    private static final int BIAS = -1;

    static Parameter bias(int layer, int row) {
        return new Parameter(layer, row, BIAS);
    }

    boolean isBias() {
        return column == BIAS;
    }

    /** The name of its gradient, as in {@code dW2[0, 3]}. */
    @Override
    public String toString() {
        return isBias() ? "db%d[%d]".formatted(layer, row) : "dW%d[%d, %d]".formatted(layer, row, column);
    }
}
