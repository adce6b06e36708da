package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.TensorName;

/**
 * One layer's dW is the row-by-row buffer of its transpose, read in dW's own shape; the transpose itself if square.
 *
 * @param layer from 1
 */
record TransposedFault(int layer) implements FaultyStep {

    static final Fault FAULT =
            new Fault("transposed", TransposedFault::draw, (context, parameters) -> context.layers(i -> true).stream()
                    .map(TransposedFault::new));

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        List<InjectedFault> forms = new ArrayList<>();
        forms.add(of(context, 1 + random.below(context.network().depth())));
        context.squareLayers().forEach(i -> forms.add(of(context, i)));
        return forms;
    }

    static InjectedFault of(FaultContext context, int layer) {
        return FAULT.form(context.squareLayers().contains(layer) ? "square" : "not square", new TransposedFault(layer));
    }

    @Override
    public DoubleDoubleMatrix returned(
            NumberArithmetic numbers, TensorName gradient, DoubleDoubleMatrix parameter, DoubleDoubleMatrix usual) {
        if (!gradient.equals(TensorName.dW(layer))) {
            return usual;
        }
        DoubleDoubleMatrix transpose =
                DoubleDoubleMatrix.generate(usual.columns(), usual.rows(), (j, k) -> usual.get(k, j));
        return new DoubleDoubleMatrix(usual.rows(), usual.columns(), transpose.values());
    }
}
