package org.gradcheck4j.harness.diagnosis.candidate;

import java.util.function.Function;
import org.gradcheck4j.model.TensorName;

/** A change of the result, each tensor by itself: the gradients, and the loss. */
@FunctionalInterface
public interface TensorChange extends ResultChange {

    /**
     * {@return what the engine returns for a tensor}
     *
     * @param tensor dW[i], db[i] or J; of a {@link PassChange} also A[i]
     * @param before what it would return without this change
     */
    Predicted changed(TensorName tensor, Predicted before);

    @Override
    default Predicted changed(TensorName tensor, Function<TensorName, Predicted> before) {
        return changed(tensor, before.apply(tensor));
    }
}
