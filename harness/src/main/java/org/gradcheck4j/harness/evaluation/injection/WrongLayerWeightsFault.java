package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.Matrix;

/**
 * dA[i−1] = W[j]ᵀ dZ[i].
 *
 * @param weights those that stand for W[i], by i
 */
record WrongLayerWeightsFault(Map<Integer, Matrix> weights) implements FaultyStep {

    static final Fault FAULT =
            new Fault("wrong-layer-weights", WrongLayerWeightsFault::draw, WrongLayerWeightsFault::fromParameters);

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        List<WrongLayerWeightsFault> pairs = new ArrayList<>();
        for (int i : context.layers(i -> i > 1)) {
            for (int j : context.layers(j -> j != i && isPossible(context, i, j))) {
                pairs.add(of(context, Map.of(i, j)));
            }
        }
        List<InjectedFault> forms = new ArrayList<>();
        if (!pairs.isEmpty()) {
            forms.add(FAULT.form("one layer", random.any(pairs)));
        }
        Map<Integer, Integer> before = before(context);
        if (before.size() > 1) {
            forms.add(FAULT.form("the layer before", of(context, before)));
        }
        return forms;
    }

    private static Stream<FaultyStep> fromParameters(FaultContext context, Map<String, Double> parameters) {
        Double i = parameters.get("layer");
        Double j = parameters.get("weights");
        return Stream.of(of(context, i == null || j == null ? before(context) : Map.of(i.intValue(), j.intValue())));
    }

    private static Map<Integer, Integer> before(FaultContext context) {
        Map<Integer, Integer> before = new HashMap<>();
        context.layers(i -> i > 1 && isPossible(context, i, i - 1)).forEach(i -> before.put(i, i - 1));
        return before;
    }

    private static boolean isPossible(FaultContext context, int i, int j) {
        return weights(context, i).hasShapeOf(weights(context, j));
    }

    private static WrongLayerWeightsFault of(FaultContext context, Map<Integer, Integer> layers) {
        Map<Integer, Matrix> weights = new HashMap<>();
        layers.forEach((i, j) -> weights.put(i, weights(context, j)));
        return new WrongLayerWeightsFault(weights);
    }

    private static Matrix weights(FaultContext context, int i) {
        return context.network().layer(i).weights();
    }

    @Override
    public DoubleDoubleMatrix backwardWeights(
            NumberArithmetic numbers, int i, DoubleDoubleMatrix usual, DoubleDoubleMatrix dW) {
        Matrix other = weights.get(i);
        return other == null ? usual : DoubleDoubleMatrix.of(numbers, other);
    }
}
