package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/**
 * Another dZ[L], made of a, y and a − y, without a number to choose.
 *
 * @param output how it is made
 */
record OutputFault(Output output) implements FaultyStep {

    /** dZ[L] of one sample. */
    interface Output {
        DD of(NumberArithmetic numbers, DD a, DD y, DD usual);
    }

    static final Fault SQUARED_ERROR = fault(
            "squared-error",
            "half",
            (numbers, a, y, usual) -> numbers.times(usual, slope(numbers, a)),
            "whole",
            (numbers, a, y, usual) -> numbers.times(numbers.times(numbers.of(2), usual), slope(numbers, a)));

    static final Fault DOUBLE_SIGMOID = fault(
            "double-sigmoid",
            "chained",
            (numbers, a, y, usual) -> numbers.times(numbers.minus(numbers.sigmoid(a), y), slope(numbers, a)),
            "not chained",
            (numbers, a, y, usual) -> numbers.minus(numbers.sigmoid(a), y));

    static final Fault OUTPUT_SLOPE_MISSING =
            fixed("output-slope-missing", "dA", (numbers, a, y, usual) -> numbers.dividedBy(usual, slope(numbers, a)));

    static final Fault LABELS_PLUS_MINUS_ONE = fixed(
            "labels-plus-minus-one",
            "2y - 1",
            (numbers, a, y, usual) -> numbers.minus(a, numbers.minus(numbers.times(numbers.of(2), y), numbers.of(1))));

    static final Fault THRESHOLDED_OUTPUT = fixed(
            "thresholded-output",
            "decision",
            (numbers, a, y, usual) -> numbers.minus(numbers.of(a.hi() > 0.5 ? 1 : 0), y));

    private static DD slope(NumberArithmetic numbers, DD a) {
        return numbers.times(a, numbers.minus(numbers.of(1), a));
    }

    private static Fault fixed(String id, String form, Output output) {
        return Fault.fixed(id, form, context -> new OutputFault(output));
    }

    private static Fault fault(String id, String form, Output output, String otherForm, Output other) {
        return new Fault(
                id,
                (context, random) -> List.of(
                        new InjectedFault(id, form, new OutputFault(output)),
                        new InjectedFault(id, otherForm, new OutputFault(other))),
                (context, parameters) -> Stream.of(new OutputFault(output), new OutputFault(other)));
    }

    @Override
    public DD outputGradient(NumberArithmetic numbers, DD a, DD y, DD usual) {
        return output.of(numbers, a, y, usual);
    }
}
