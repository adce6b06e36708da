package org.gradcheck4j.harness.diagnosis.hypothesis;

/** What an engine does to its gradients after the backward pass; values and bounds alike. */
interface GradientChange {

    /**
     * {@return the weight gradient of layer i, changed}
     *
     * @param i from 1
     */
    Predicted weights(int i, Predicted dW);

    /**
     * {@return the bias gradient of layer i, changed}
     *
     * @param i from 1
     */
    Predicted bias(int i, Predicted db);

    /** {@return the loss, changed} */
    default Predicted loss(Predicted J) {
        return J;
    }
}
