package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/**
 * dZ[L] = αa + βy + γ.
 *
 * @param alpha α
 * @param beta β
 * @param gamma γ
 */
record OutputFitFault(double alpha, double beta, double gamma) implements FaultyStep {

    static final Fault FAULT = new Fault("output-fit", OutputFitFault::draw, OutputFitFault::fromParameters);

    private static final double SMALLEST = 0.1;
    private static final double LARGEST = 10;

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        double alpha = context.precision().round(random.logUniform(SMALLEST, LARGEST));
        double beta = context.precision().round(-random.logUniform(SMALLEST, LARGEST));
        double gamma = context.precision().round(random.logUniform(SMALLEST, LARGEST));
        return List.of(
                FAULT.form("labels all 0", new OutputFitFault(1, 0, 0)),
                FAULT.form("labels all 1", new OutputFitFault(1, 0, -1)),
                FAULT.form("without A", new OutputFitFault(0, -1, 0)),
                FAULT.form("three random numbers", new OutputFitFault(alpha, beta, gamma)));
    }

    private static Stream<FaultyStep> fromParameters(FaultContext context, Map<String, Double> parameters) {
        return parameters.keySet().containsAll(List.of("alpha", "beta", "gamma"))
                ? Stream.of(new OutputFitFault(
                        parameters.getOrDefault("alpha", 0.0),
                        parameters.getOrDefault("beta", 0.0),
                        parameters.getOrDefault("gamma", 0.0)))
                : Stream.empty();
    }

    @Override
    public int fittedNumbers() {
        return 3;
    }

    @Override
    public DD outputGradient(NumberArithmetic numbers, DD a, DD y, DD usual) {
        DD sum = numbers.plus(numbers.times(numbers.of(alpha), a), numbers.times(numbers.of(beta), y));
        return numbers.plus(sum, numbers.of(gamma));
    }
}
