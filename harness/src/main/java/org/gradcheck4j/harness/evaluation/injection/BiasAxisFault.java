package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.TensorName;

/**
 * All the biases of a layer get one number, made of the sum of their gradients.
 *
 * @param layers in which it happens
 * @param divisor of that sum
 * @param m the number of samples
 */
record BiasAxisFault(Set<Integer> layers, Divisor divisor, int m) implements FaultyStep {

    static final Fault FAULT = new Fault("bias-axis", BiasAxisFault::draw, (context, parameters) -> forms(context));

    /** What the sum over neurons and samples is divided by: their number, the samples alone, nothing. */
    enum Divisor {
        ENTRIES,
        SAMPLES,
        NOTHING
    }

    private static List<Integer> wide(FaultContext context) {
        return context.layers(i -> context.network().layer(i).outputs() > 1);
    }

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        List<InjectedFault> forms = new ArrayList<>();
        List<Integer> wide = wide(context);
        if (!wide.isEmpty()) {
            for (Divisor divisor : Divisor.values()) {
                forms.add(FAULT.form("by " + divisor, new BiasAxisFault(Set.copyOf(wide), divisor, context.m())));
            }
            forms.add(
                    FAULT.form("one layer", new BiasAxisFault(Set.of(random.any(wide)), Divisor.ENTRIES, context.m())));
        }
        return forms;
    }

    private static Stream<FaultyStep> forms(FaultContext context) {
        return FaultContext.allOrOne(wide(context)).flatMap(layers -> Stream.of(Divisor.values())
                .map(divisor -> new BiasAxisFault(layers, divisor, context.m())));
    }

    @Override
    public DoubleDoubleMatrix returned(
            NumberArithmetic numbers, TensorName gradient, DoubleDoubleMatrix parameter, DoubleDoubleMatrix usual) {
        if (!gradient.is(TensorName.Quantity.db) || !layers.contains(gradient.layer())) {
            return usual;
        }
        int n = usual.rows();
        var sum = numbers.dot(n, usual::get, k -> numbers.of(1));
        var one =
                switch (divisor) {
                    case ENTRIES -> numbers.dividedBy(sum, numbers.of(n));
                    case SAMPLES -> sum;
                    case NOTHING -> numbers.times(sum, numbers.of(m));
                };
        return usual.map(value -> one);
    }
}
