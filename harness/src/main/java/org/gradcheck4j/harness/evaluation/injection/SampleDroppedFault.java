package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/**
 * The sums over the batch leave one sample out.
 *
 * @param sample from 0
 * @param divisor m − 1, or m
 */
record SampleDroppedFault(int sample, double divisor) implements FaultyStep {

    static final Fault FAULT =
            new Fault("sample-dropped", SampleDroppedFault::draw, SampleDroppedFault::fromParameters);

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        int m = context.m();
        return m == 1
                ? List.of()
                : List.of(
                        FAULT.form("by m - 1", new SampleDroppedFault(random.below(m), m - 1)),
                        FAULT.form("by m", new SampleDroppedFault(random.below(m), m)));
    }

    private static Stream<FaultyStep> fromParameters(FaultContext context, Map<String, Double> parameters) {
        int m = context.m();
        return Stream.ofNullable(parameters.get("sample"))
                .map(Double::intValue)
                .flatMap(k -> Stream.of(new SampleDroppedFault(k, m - 1), new SampleDroppedFault(k, m)));
    }

    @Override
    public double forms(int m) {
        return m;
    }

    @Override
    public List<Integer> samples(List<Integer> usual) {
        return usual.stream().filter(k -> k != sample).toList();
    }

    @Override
    public DD mean(NumberArithmetic numbers, DD sum, int m, DD usual) {
        return numbers.dividedBy(sum, numbers.of(divisor));
    }
}
