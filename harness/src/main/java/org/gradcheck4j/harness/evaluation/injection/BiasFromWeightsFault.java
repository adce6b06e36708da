package org.gradcheck4j.harness.evaluation.injection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.TensorName;

/**
 * db[i] is the sum or the mean of each row of dW[i].
 *
 * @param layers in which it happens
 * @param mean whether it is the mean
 */
record BiasFromWeightsFault(Set<Integer> layers, boolean mean) implements FaultyStep {

    static final Fault FAULT =
            new Fault("bias-from-weights", BiasFromWeightsFault::draw, (context, parameters) -> forms(context));

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        List<Integer> all = context.layers(i -> true);
        return List.of(
                FAULT.form("every layer", new BiasFromWeightsFault(Set.copyOf(all), false)),
                FAULT.form("one layer", new BiasFromWeightsFault(Set.of(random.any(all)), false)),
                FAULT.form("mean", new BiasFromWeightsFault(Set.copyOf(all), true)));
    }

    private static Stream<FaultyStep> forms(FaultContext context) {
        return FaultContext.allOrOne(context.layers(i -> true))
                .flatMap(layers ->
                        Stream.of(new BiasFromWeightsFault(layers, false), new BiasFromWeightsFault(layers, true)));
    }

    @Override
    public Map<TensorName, DoubleDoubleMatrix> result(
            NumberArithmetic numbers, List<DoubleDoubleMatrix> A, Map<TensorName, DoubleDoubleMatrix> usual) {
        Map<TensorName, DoubleDoubleMatrix> result = new HashMap<>(usual);
        for (int i : layers) {
            DoubleDoubleMatrix dW = Objects.requireNonNull(usual.get(TensorName.dW(i)));
            result.put(TensorName.db(i), DoubleDoubleMatrix.generate(dW.rows(), 1, (row, one) -> {
                var sum = numbers.dot(dW.columns(), j -> dW.get(row, j), j -> numbers.of(1));
                return mean ? numbers.dividedBy(sum, numbers.of(dW.columns())) : sum;
            }));
        }
        return result;
    }
}
