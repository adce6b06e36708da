package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/**
 * The loss has log(a + ε) and log(1 − a + ε).
 *
 * @param epsilon ε
 */
record LossEpsilonFault(double epsilon) implements FaultyStep {

    static final Fault FAULT = new Fault("loss-epsilon", LossEpsilonFault::draw, LossEpsilonFault::fromParameters);

    /** The smallest ε drawn at random, in units of u. */
    private static final double SMALLEST = 4;

    private static final double LARGEST = 0.1;

    /** The usual one; in half it would be lost. */
    private static final double USUAL = 1e-8;

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        double smallest = SMALLEST * context.precision().unitRoundoff();
        return List.of(
                FAULT.form("random epsilon", new LossEpsilonFault(random.logUniform(smallest, LARGEST))),
                FAULT.form("1e-8", new LossEpsilonFault(USUAL)));
    }

    private static Stream<FaultyStep> fromParameters(FaultContext context, Map<String, Double> parameters) {
        return Stream.ofNullable(parameters.get("epsilon")).map(LossEpsilonFault::new);
    }

    @Override
    public DD outputGradient(NumberArithmetic numbers, DD a, DD y, DD usual) {
        DD one = numbers.of(1);
        DD complement = numbers.minus(one, a);
        DD shift = numbers.of(epsilon);
        DD ofZero = numbers.dividedBy(numbers.minus(one, y), numbers.plus(complement, shift));
        DD ofOne = numbers.dividedBy(y, numbers.plus(a, shift));
        return numbers.times(numbers.minus(ofZero, ofOne), numbers.times(a, complement));
    }
}
