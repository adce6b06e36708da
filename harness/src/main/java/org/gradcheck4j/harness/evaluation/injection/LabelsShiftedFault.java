package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/**
 * The labels stand in another order.
 *
 * @param order of m labels
 */
record LabelsShiftedFault(UnaryOperator<List<DD>> order) implements FaultyStep {

    static final Fault FAULT =
            new Fault("labels-shifted", LabelsShiftedFault::draw, LabelsShiftedFault::fromParameters);

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        return context.m() == 1
                ? List.of()
                : List.of(
                        FAULT.form("by one", shifted(1)),
                        FAULT.form("by any number", shifted(1 + random.below(context.m() - 1))),
                        FAULT.form("reversed", reversed()),
                        FAULT.form("sorted", sorted()));
    }

    private static Stream<FaultyStep> fromParameters(FaultContext context, Map<String, Double> parameters) {
        return Stream.concat(
                Stream.ofNullable(parameters.get("shift")).map(shift -> shifted(shift.intValue())),
                Stream.of(reversed(), sorted()));
    }

    private static LabelsShiftedFault shifted(int by) {
        return new LabelsShiftedFault(labels -> {
            List<DD> others = new ArrayList<>();
            for (int k = 0; k < labels.size(); k++) {
                others.add(labels.get(Math.floorMod(k - by, labels.size())));
            }
            return others;
        });
    }

    private static LabelsShiftedFault reversed() {
        return new LabelsShiftedFault(labels -> {
            List<DD> others = new ArrayList<>();
            labels.forEach(label -> others.add(0, label));
            return others;
        });
    }

    private static LabelsShiftedFault sorted() {
        return new LabelsShiftedFault(labels -> labels.stream()
                .sorted((one, other) -> Double.compare(one.hi(), other.hi()))
                .toList());
    }

    @Override
    public double forms(int m) {
        return m;
    }

    @Override
    public DoubleDoubleMatrix labels(NumberArithmetic numbers, DoubleDoubleMatrix usual) {
        return new DoubleDoubleMatrix(1, usual.columns(), order.apply(usual.values()));
    }
}
