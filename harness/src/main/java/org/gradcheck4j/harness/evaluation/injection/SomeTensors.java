package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.model.TensorName;

/**
 * In which gradients a fault is: of these quantities, in these layers.
 *
 * @param quantities dW, db or both
 * @param layers each from 1
 */
record SomeTensors(List<TensorName.Quantity> quantities, List<Integer> layers) {

    private static final List<List<TensorName.Quantity>> QUANTITIES = List.of(
            List.of(TensorName.Quantity.dW, TensorName.Quantity.db),
            List.of(TensorName.Quantity.dW),
            List.of(TensorName.Quantity.db));

    static SomeTensors biases(FaultContext context) {
        return new SomeTensors(List.of(TensorName.Quantity.db), context.layers(i -> true));
    }

    static SomeTensors weights(FaultContext context) {
        return new SomeTensors(List.of(TensorName.Quantity.dW), context.layers(i -> true));
    }

    static SomeTensors all(FaultContext context) {
        return new SomeTensors(QUANTITIES.get(0), context.layers(i -> true));
    }

    /** {@return dW and db of the layers from the first to another} */
    static SomeTensors upTo(FaultContext context, int last) {
        return new SomeTensors(QUANTITIES.get(0), context.layers(i -> i <= last));
    }

    /** {@return dW and db of one layer, dW alone, db alone} */
    static List<SomeTensors> ofLayer(int layer) {
        List<SomeTensors> parts = new ArrayList<>();
        QUANTITIES.forEach(each -> parts.add(new SomeTensors(each, List.of(layer))));
        return parts;
    }

    /** {@return those that the parameters of a diagnosis leave open} */
    static Stream<SomeTensors> fromParameters(FaultContext context, Map<String, Double> parameters) {
        Double layer = parameters.get("layer");
        Double layers = parameters.get("layers");
        if (layer != null) {
            return ofLayer(layer.intValue()).stream();
        }
        return layers != null
                ? Stream.of(upTo(context, layers.intValue()))
                : Stream.of(all(context), weights(context), biases(context));
    }

    boolean contains(TensorName tensor) {
        return quantities.contains(tensor.quantity()) && layers.contains(tensor.layer());
    }
}
