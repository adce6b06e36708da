package org.gradcheck4j.dl4j;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How DL4J's layers name and turn their parameters: layer i of the formula is {@code (i−1)_W} and {@code (i−1)_b}, and
 * W there is {@code [n_{i−1} × n_i]}, the transpose of the formula's, b a row {@code [1 × n_i]}.
 */
final class LayerParameters {

    private LayerParameters() {}

    /** {@return DL4J's name of layer i} */
    static String layerName(int i) {
        return Integer.toString(i - 1);
    }

    private static String weights(int i) {
        return layerName(i) + "_" + DefaultParamInitializer.WEIGHT_KEY;
    }

    private static String bias(int i) {
        return layerName(i) + "_" + DefaultParamInitializer.BIAS_KEY;
    }

    /** Hands every weight and bias, turned, to a setter that copies it. */
    static void set(Network network, Precision precision, BiConsumer<String, INDArray> setter) {
        for (int i = 1; i <= network.depth(); i++) {
            Layer layer = network.layer(i);
            setter.accept(weights(i), Transfer.array(layer.weights().transpose(), precision));
            setter.accept(bias(i), Transfer.array(layer.bias().transpose(), precision));
        }
    }

    /**
     * Turns DL4J's gradients back.
     *
     * @param table by DL4J's names
     * @return the sum over the batch, in the formula's shapes
     * @throws IllegalStateException if a gradient is missing, unknown, or of a wrong shape
     */
    static Gradients sums(Network network, Map<String, INDArray> table) {
        Set<String> unknown = new TreeSet<>(table.keySet());
        Gradients sums = new Gradients(IntStream.rangeClosed(1, network.depth())
                .mapToObj(i -> {
                    Layer layer = network.layer(i);
                    unknown.remove(weights(i));
                    unknown.remove(bias(i));
                    return new LayerGradient(
                            turned(table, weights(i), layer.inputs(), layer.outputs()),
                            turned(table, bias(i), 1, layer.outputs()));
                })
                .toList());
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("DL4J returned gradients of parameters that were not set: " + unknown);
        }
        return sums;
    }

    private static Matrix turned(Map<String, INDArray> table, String key, int rows, int columns) {
        INDArray array = table.get(key);
        if (array == null) {
            throw new IllegalStateException(
                    "DL4J returned no gradient of %s, only of %s".formatted(key, new TreeSet<>(table.keySet())));
        }
        return Transfer.matrix(array, rows, columns, "the gradient of " + key).transpose();
    }
}
