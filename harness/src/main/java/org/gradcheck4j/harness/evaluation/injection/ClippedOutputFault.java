package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.Precision;

/**
 * The output itself is clipped to [ε, 1 − ε], in one of two ways.
 *
 * @param epsilon ε
 * @param clamp whether dZ[L] is a − y, and 0 outside, as automatic differentiation of a clamp has it; else it is c − y with
 *     c = clip(a, ε, 1 − ε)
 */
record ClippedOutputFault(double epsilon, boolean clamp) implements FaultyStep {

    /** Keras' ε; 1 − ε would be 1 in half. */
    private static final double KERAS = 1e-7;

    /** Such that outputs of ordinary networks are clipped too. */
    private static final double LARGE = 0.05;

    /** {@return its forms with a known ε: a drawn one would change the numbers drawn after it} */
    static List<InjectedFault> forms(FaultContext context, Fault fault) {
        Stream<InjectedFault> large = Stream.of(
                fault.form("clamp at 5 %", new ClippedOutputFault(LARGE, true)),
                fault.form("clip at 5 %", new ClippedOutputFault(LARGE, false)));
        Stream<InjectedFault> small = context.precision() == Precision.HALF
                ? Stream.empty()
                : Stream.of(
                        fault.form("Keras' clamp", new ClippedOutputFault(KERAS, true)),
                        fault.form("Keras' clip", new ClippedOutputFault(KERAS, false)));
        return Stream.concat(large, small).toList();
    }

    @Override
    public DD outputGradient(NumberArithmetic numbers, DD a, DD y, DD usual) {
        DD least = numbers.of(epsilon);
        DD most = numbers.minus(numbers.of(1), least);
        boolean below = a.hi() < least.hi();
        if (!below && a.hi() <= most.hi()) {
            return usual;
        }
        return clamp ? numbers.of(0) : numbers.minus(below ? least : most, y);
    }
}
