package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/**
 * y → (1 − ε) y + share · ε.
 *
 * @param epsilon ε
 * @param share what class 0 gets of ε: a half, or 0 if class 1 alone is smoothed, or 1 if class 0 alone is
 */
record LabelsSmoothedFault(double epsilon, double share) implements FaultyStep {

    static final Fault FAULT =
            new Fault("labels-smoothed", LabelsSmoothedFault::draw, LabelsSmoothedFault::fromParameters);

    private static final double SMALLEST = 0.01;
    private static final double LARGEST = 0.5;

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        double epsilon = context.precision().round(random.logUniform(SMALLEST, LARGEST));
        return List.of(
                FAULT.form("a tenth", new LabelsSmoothedFault(0.1, 0.5)),
                FAULT.form("random epsilon", new LabelsSmoothedFault(epsilon, 0.5)),
                FAULT.form("class 1 alone", new LabelsSmoothedFault(0.1, 0)));
    }

    private static Stream<FaultyStep> fromParameters(FaultContext context, Map<String, Double> parameters) {
        return Stream.ofNullable(parameters.get("epsilon"))
                .flatMap(epsilon -> Stream.of(0.5, 0.0, 1.0).map(share -> new LabelsSmoothedFault(epsilon, share)));
    }

    @Override
    public DoubleDoubleMatrix labels(NumberArithmetic numbers, DoubleDoubleMatrix usual) {
        return usual.map(y -> numbers.plus(
                numbers.times(numbers.minus(numbers.of(1), numbers.of(epsilon)), y), numbers.of(share * epsilon)));
    }
}
