package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.TensorName;

/**
 * Some gradients are multiplied by a number.
 *
 * @param some which ones
 * @param c the number
 */
record ScaledPartFault(SomeTensors some, double c) implements FaultyStep {

    static final Fault BIASES = new Fault(
            "scaled-biases",
            (context, random) -> draw(ScaledPartFault.BIASES, SomeTensors.biases(context), context, random),
            (context, parameters) -> withFactor(SomeTensors.biases(context), parameters));

    static final Fault WEIGHTS = new Fault(
            "scaled-weights",
            (context, random) -> draw(ScaledPartFault.WEIGHTS, SomeTensors.weights(context), context, random),
            (context, parameters) -> withFactor(SomeTensors.weights(context), parameters));

    private static final double SMALLEST = 0.01;
    private static final double LARGEST = 100;

    private static List<InjectedFault> draw(
            Fault fault, SomeTensors some, FaultContext context, RandomParameters random) {
        List<InjectedFault> forms = new ArrayList<>();
        if (context.m() > 1) {
            forms.add(fault.form("sum", new ScaledPartFault(some, context.m())));
            forms.add(fault.form("divided twice", new ScaledPartFault(some, 1.0 / context.m())));
        }
        forms.add(fault.form("sign", new ScaledPartFault(some, -1)));
        forms.add(fault.form("twice", new ScaledPartFault(some, 2)));
        if (context.network().depth() > 1) {
            forms.add(fault.form("random c", new ScaledPartFault(some, drawFactor(context, random))));
        }
        return forms;
    }

    static double drawFactor(FaultContext context, RandomParameters random) {
        return context.precision().round(random.logUniform(SMALLEST, LARGEST));
    }

    static Stream<FaultyStep> withFactor(SomeTensors some, Map<String, Double> parameters) {
        return Stream.ofNullable(parameters.get("c")).map(c -> new ScaledPartFault(some, c));
    }

    @Override
    public DoubleDoubleMatrix returned(
            NumberArithmetic numbers, TensorName gradient, DoubleDoubleMatrix parameter, DoubleDoubleMatrix usual) {
        return some.contains(gradient) ? usual.map(value -> numbers.times(value, numbers.of(c))) : usual;
    }
}
