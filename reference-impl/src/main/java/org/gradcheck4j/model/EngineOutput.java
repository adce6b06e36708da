package org.gradcheck4j.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine returned for one network and batch.
 *
 * @param forward its activations, its loss, or both, if it shows them
 * @param gradients dW and db of every layer
 */
public record EngineOutput(Optional<ForwardPass> forward, Gradients gradients) {

    /**
     * {@return the output of an engine that shows nothing of its forward pass}
     *
     * @param gradients dW and db of every layer
     */
    public static EngineOutput of(Gradients gradients) {
        return new EngineOutput(Optional.empty(), gradients);
    }

    /** {@return every tensor there is, the forward pass first} */
    public Map<TensorName, Matrix> tensors() {
        Map<TensorName, Matrix> tensors = new LinkedHashMap<>();
        forward.ifPresent(each -> tensors.putAll(each.tensors()));
        tensors.putAll(gradients.tensors());
        return Collections.unmodifiableMap(tensors);
    }
}
