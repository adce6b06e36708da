package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.TensorName;

/** Some gradients are 0. */
record ZeroTensorFault(SomeTensors some) implements FaultyStep {

    static final Fault FAULT =
            new Fault("zero-tensor", ZeroTensorFault::draw, (context, parameters) -> SomeTensors.fromParameters(
                            context, parameters)
                    .map(ZeroTensorFault::new));

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        List<InjectedFault> forms = new ArrayList<>();
        int L = context.network().depth();
        forms.add(FAULT.form("every db", new ZeroTensorFault(SomeTensors.biases(context))));
        forms.add(FAULT.form("every dW", new ZeroTensorFault(SomeTensors.weights(context))));
        forms.add(FAULT.form("everything", new ZeroTensorFault(SomeTensors.all(context))));
        if (L > 1) {
            int layer = 1 + random.below(L);
            forms.add(FAULT.form("one tensor", new ZeroTensorFault(random.any(SomeTensors.ofLayer(layer)))));
            forms.add(FAULT.form(
                    "the first layers", new ZeroTensorFault(SomeTensors.upTo(context, 1 + random.below(L - 1)))));
        }
        return forms;
    }

    @Override
    public DoubleDoubleMatrix returned(
            NumberArithmetic numbers, TensorName gradient, DoubleDoubleMatrix parameter, DoubleDoubleMatrix usual) {
        return some.contains(gradient) ? usual.map(value -> numbers.of(0)) : usual;
    }
}
