package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.model.TensorName;

/**
 * One layer's dW is the row-by-row buffer of its transpose, read in dW's own shape; the transpose itself if square.
 *
 * @param layer from 1
 */
record TransposedFault(int layer) implements Deviation {

    static final Fault FAULT =
            new Fault("transposed", TransposedFault::draw, (site, parameters) -> site.layers(i -> true).stream()
                    .map(TransposedFault::new));

    private static List<InjectedFault> draw(InjectionSite site, RandomParameters random) {
        List<InjectedFault> forms = new ArrayList<>();
        forms.add(of(site, 1 + random.below(site.network().depth())));
        site.squareLayers().forEach(i -> forms.add(of(site, i)));
        return forms;
    }

    static InjectedFault of(InjectionSite site, int layer) {
        return FAULT.form(site.squareLayers().contains(layer) ? "square" : "not square", new TransposedFault(layer));
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
