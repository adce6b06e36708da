package org.gradcheck4j.harness.evaluation.sharpness;

import org.gradcheck4j.model.TensorName;

/** Some entries of a gradient, which a fault changes together. */
@FunctionalInterface
interface GradientPart {

    /** {@return whether an entry is one of them} */
    boolean contains(TensorName tensor, int row, int column);

    /** {@return every entry} */
    static GradientPart all() {
        return (tensor, row, column) -> true;
    }

    /** {@return the gradient of one neuron: a row of dW, and its entry of db} */
    static GradientPart neuron(int layer, int neuron) {
        TensorName dW = TensorName.dW(layer);
        TensorName db = TensorName.db(layer);
        return (tensor, row, column) -> row == neuron && (tensor.equals(dW) || tensor.equals(db));
    }

    /** {@return one weight's entry of dW} */
    static GradientPart weight(int layer, int neuron, int input) {
        TensorName dW = TensorName.dW(layer);
        return (tensor, row, column) -> row == neuron && column == input && tensor.equals(dW);
    }
}
