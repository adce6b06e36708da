package org.gradcheck4j.harness.comparison;

import java.util.EnumMap;
import java.util.Map;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** The sizes of errors of every tensor of a pass. They are read for every entry: a tensor is found without its hash code. */
final class ErrorsByTensor {

    private final EnumMap<TensorName.Quantity, Matrix[]> byLayer = new EnumMap<>(TensorName.Quantity.class);

    ErrorsByTensor(Map<TensorName, Matrix> errors) {
        int layers = errors.keySet().stream().mapToInt(TensorName::layer).max().orElse(0);
        errors.forEach((tensor, matrix) ->
                byLayer.computeIfAbsent(tensor.quantity(), any -> new Matrix[layers + 1])[tensor.layer()] = matrix);
    }

    /** {@return an entry's, by its flat index, row by row} */
    double at(TensorName tensor, int index) {
        Matrix[] layers = byLayer.get(tensor.quantity());
        if (layers == null || tensor.layer() >= layers.length || layers[tensor.layer()] == null) {
            throw new IllegalArgumentException("no bound for " + tensor);
        }
        return layers[tensor.layer()].get(index);
    }
}
