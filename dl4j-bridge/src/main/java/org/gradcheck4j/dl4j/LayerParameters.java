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
 * How DL4J names and holds the parameters of layer i: {@code (i−1)_W}, of shape {@code [n_{i−1} × n_i]}, and
 * {@code (i−1)_b}, of shape {@code [1 × n_i]}. Both are the transposes of the formula's.
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

    /** Gives the transpose of every W and b, with its name, to a setter that copies it. */
    static void set(Network network, Precision precision, BiConsumer<String, INDArray> setter) {
        for (int i = 1; i <= network.depth(); i++) {
            Layer layer = network.layer(i);
            setter.accept(weights(i), Transfer.array(layer.weights().transpose(), precision));
            setter.accept(bias(i), Transfer.array(layer.bias().transpose(), precision));
        }
    }

    /**
     * From the sums over the batch, which DL4J's layers return, to the means, which the formula asks for. DL4J divides by m
     * later, in its updater, with one division in the network's precision; so does this.
     *
     * @param sums m·dW[i] and m·db[i], transposed, by DL4J's names
     * @param m the number of samples
     * @param precision the network's, to which each quotient is rounded
     * @return dW[i] and db[i]; the division adds a relative error of at most u
     * @throws IllegalStateException if a gradient is missing, unknown, or of a wrong shape
     */
    static Gradients mean(Network network, Map<String, INDArray> sums, int m, Precision precision) {
        Set<String> unknown = new TreeSet<>(sums.keySet());
        Gradients mean = new Gradients(IntStream.rangeClosed(1, network.depth())
                .mapToObj(i -> {
                    Layer layer = network.layer(i);
                    unknown.remove(weights(i));
                    unknown.remove(bias(i));
                    return new LayerGradient(
                            sum(sums, weights(i), layer.inputs(), layer.outputs())
                                    .map(sum -> precision.round(sum / m)),
                            sum(sums, bias(i), 1, layer.outputs()).map(sum -> precision.round(sum / m)));
                })
                .toList());
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("DL4J returned gradients of parameters that were not set: " + unknown);
        }
        return mean;
    }

    /**
     * {@return the network of a table of parameters}
     *
     * @param like a network of the same shape
     * @param parameters W[i] and b[i], transposed, by DL4J's names
     * @throws IllegalStateException if one is missing, or of a wrong shape
     */
    static Network network(Network like, Map<String, INDArray> parameters) {
        return new Network(IntStream.rangeClosed(1, like.depth())
                .mapToObj(i -> new Layer(
                        Transfer.matrix(
                                        parameters.get(weights(i)),
                                        like.layer(i).inputs(),
                                        like.layer(i).outputs(),
                                        weights(i))
                                .transpose(),
                        Transfer.matrix(
                                        parameters.get(bias(i)),
                                        1,
                                        like.layer(i).outputs(),
                                        bias(i))
                                .transpose()))
                .toList());
    }

    private static Matrix sum(Map<String, INDArray> sums, String key, int rows, int columns) {
        INDArray array = sums.get(key);
        if (array == null) {
            throw new IllegalStateException(
                    "DL4J returned no gradient of %s, only of %s".formatted(key, new TreeSet<>(sums.keySet())));
        }
        return Transfer.matrix(array, rows, columns, "the gradient of " + key).transpose();
    }
}
