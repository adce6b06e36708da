package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/**
 * The label of one sample is 1 − y.
 *
 * @param sample from 0
 */
record LabelWrongFault(int sample) implements FaultyStep {

    static final Fault FAULT = new Fault("label-wrong", LabelWrongFault::draw, LabelWrongFault::fromParameters);

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        return context.m() == 1
                ? List.of()
                : List.of(FAULT.form("any sample", new LabelWrongFault(random.below(context.m()))));
    }

    private static Stream<FaultyStep> fromParameters(FaultContext context, Map<String, Double> parameters) {
        return Stream.ofNullable(parameters.get("sample")).map(k -> new LabelWrongFault(k.intValue()));
    }

    @Override
    public double forms(int m) {
        return m;
    }

    @Override
    public DoubleDoubleMatrix labels(NumberArithmetic numbers, DoubleDoubleMatrix usual) {
        return DoubleDoubleMatrix.generate(
                1,
                usual.columns(),
                (row, k) -> k == sample ? numbers.minus(numbers.of(1), usual.get(k)) : usual.get(k));
    }
}
