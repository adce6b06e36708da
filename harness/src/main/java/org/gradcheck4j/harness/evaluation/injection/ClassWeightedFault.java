package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/**
 * w₀ (a − y) for the samples of class 0, and w₁ (a − y) for those of class 1.
 *
 * @param ofZero w₀
 * @param ofOne w₁
 */
record ClassWeightedFault(double ofZero, double ofOne) implements FaultyStep {

    static final Fault FAULT =
            new Fault("class-weighted", ClassWeightedFault::draw, ClassWeightedFault::fromParameters);

    private static final double SMALLEST = 0.1;
    private static final double LARGEST = 10;

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        if (!context.hasBothClasses()) {
            return List.of();
        }
        double ofZero = context.precision().round(random.logUniform(SMALLEST, LARGEST));
        double ofOne = context.precision().round(random.logUniform(SMALLEST, LARGEST));
        return List.of(
                FAULT.form("three times", new ClassWeightedFault(1, 3)),
                FAULT.form("two random weights", new ClassWeightedFault(ofZero, ofOne)),
                FAULT.form("one term alone", new ClassWeightedFault(0, 1)),
                FAULT.form("one term with the other sign", new ClassWeightedFault(-1, 1)));
    }

    private static Stream<FaultyStep> fromParameters(FaultContext context, Map<String, Double> parameters) {
        return Stream.ofNullable(parameters.get("weight0"))
                .flatMap(ofZero -> Stream.ofNullable(parameters.get("weight1"))
                        .map(ofOne -> new ClassWeightedFault(ofZero, ofOne)));
    }

    @Override
    public int fittedNumbers() {
        return 2;
    }

    @Override
    public DD outputGradient(NumberArithmetic numbers, DD a, DD y, DD usual) {
        return numbers.times(numbers.of(y.hi() == 1 ? ofOne : ofZero), usual);
    }
}
