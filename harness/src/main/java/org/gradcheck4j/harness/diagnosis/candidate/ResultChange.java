package org.gradcheck4j.harness.diagnosis.candidate;

import java.util.function.Function;
import org.gradcheck4j.model.TensorName;

/** What an engine does to what it returns: each tensor is made from any of them. */
@FunctionalInterface
public interface ResultChange {

    /**
     * {@return what the engine returns for a tensor}
     *
     * @param tensor dW[i], db[i] or J; of a {@link PassChange} also A[i]
     * @param before what it would return for any of them without this change
     */
    Predicted changed(TensorName tensor, Function<TensorName, Predicted> before);
}
