package org.gradcheck4j.harness.diagnosis.hypothesis;

import org.gradcheck4j.model.TensorName;

/** What an engine does to what it returns, after the backward pass. */
@FunctionalInterface
interface GradientChange {

    /**
     * {@return what the engine returns for dW[i], db[i] or J}
     *
     * @param tensor its name
     * @param before as the backward pass made it
     */
    Predicted changed(TensorName tensor, Predicted before);
}
