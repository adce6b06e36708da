package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.TensorName;

/**
 * One entry g becomes g + g · r; not finite if r is not.
 *
 * @param tensor dW or db
 * @param index flat, row by row
 * @param relative r
 */
public record EntryFault(TensorName tensor, int index, double relative) implements FaultyStep {

    /** One finite number is off. Its diagnosis says where, not why, so the fault cannot be rebuilt from its parameters. */
    public static final Fault SINGLE_ENTRY =
            new Fault("single-entry", EntryFault::drawSingleEntry, (context, parameters) -> Stream.empty());

    /** A NaN or an infinity. It cannot be rebuilt from the parameters of its diagnosis either. */
    public static final Fault NON_FINITE =
            new Fault("non-finite", EntryFault::drawNonFinite, (context, parameters) -> Stream.empty());

    /** Relative changes run from this many u up to 1, so that some are below every bound. */
    private static final double SMALLEST_CHANGE = 2;

    private static final int CHANGES = 3;

    private static List<InjectedFault> drawSingleEntry(FaultContext context, RandomParameters random) {
        List<InjectedFault> forms = new ArrayList<>();
        for (int k = 0; k < CHANGES; k++) {
            double smallest = SMALLEST_CHANGE * context.precision().unitRoundoff();
            double r = context.precision().round(random.logUniform(smallest, 1));
            forms.add(SINGLE_ENTRY.form("random change", ofAnyEntry(context, random, r)));
        }
        forms.add(SINGLE_ENTRY.form("zero", ofAnyEntry(context, random, -1)));
        forms.add(SINGLE_ENTRY.form("other sign", ofAnyEntry(context, random, -2)));
        return forms;
    }

    private static List<InjectedFault> drawNonFinite(FaultContext context, RandomParameters random) {
        return List.of(
                NON_FINITE.form("NaN", ofAnyEntry(context, random, Double.NaN)),
                NON_FINITE.form("infinity", ofAnyEntry(context, random, Double.POSITIVE_INFINITY)));
    }

    private static EntryFault ofAnyEntry(FaultContext context, RandomParameters random, double relative) {
        int i = 1 + random.below(context.network().depth());
        boolean bias = random.below(4) == 0;
        Layer layer = context.network().layer(i);
        int size = bias ? layer.bias().size() : layer.weights().size();
        return new EntryFault(bias ? TensorName.db(i) : TensorName.dW(i), random.below(size), relative);
    }

    @Override
    public DoubleDoubleMatrix returned(
            NumberArithmetic numbers, TensorName gradient, DoubleDoubleMatrix parameter, DoubleDoubleMatrix usual) {
        if (!gradient.equals(tensor)) {
            return usual;
        }
        List<DD> values = new ArrayList<>(usual.values());
        DD g = values.get(index);
        values.set(index, numbers.plus(g, numbers.times(g, numbers.of(relative))));
        return new DoubleDoubleMatrix(usual.rows(), usual.columns(), values);
    }
}
