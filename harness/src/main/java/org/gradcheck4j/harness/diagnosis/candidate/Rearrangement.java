package org.gradcheck4j.harness.diagnosis.candidate;

import java.util.function.Function;
import org.gradcheck4j.model.TensorName;

/** What an engine does to what it returns, each tensor from any of them. */
@FunctionalInterface
public interface Rearrangement {

    /**
     * {@return what the engine returns for dW[i], db[i] or J}
     *
     * @param tensor its name
     * @param before any tensor as the backward pass made it
     */
    Predicted changed(TensorName tensor, Function<TensorName, Predicted> before);
}
