package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.TensorName;

/**
 * What an optimizer makes of the gradient is returned in its place.
 *
 * @param form what it makes
 * @param eta the learning rate
 * @param lambda of the weight decay
 */
record UpdateReturnedFault(Form form, double eta, double lambda) implements FaultyStep {

    static final Fault FAULT =
            new Fault("update-returned", UpdateReturnedFault::draw, UpdateReturnedFault::fromParameters);

    private static final double SMALLEST = 0.01;
    private static final double LARGEST = 1;

    /** The parameters after the step, their change, or a step with decay of the weights, or of all. */
    enum Form {
        PARAMETERS,
        CHANGE,
        OPPOSITE_CHANGE,
        DECAY_OF_WEIGHTS,
        DECAY
    }

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        double eta = context.precision().round(random.logUniform(SMALLEST, LARGEST));
        double lambda = context.precision().round(random.logUniform(SMALLEST, LARGEST));
        return List.of(
                FAULT.form("parameters", new UpdateReturnedFault(Form.PARAMETERS, eta, 0)),
                FAULT.form("change", new UpdateReturnedFault(Form.CHANGE, eta, 0)),
                FAULT.form("decay of weights", new UpdateReturnedFault(Form.DECAY_OF_WEIGHTS, eta, lambda)),
                FAULT.form("decay", new UpdateReturnedFault(Form.DECAY, eta, lambda)));
    }

    private static Stream<FaultyStep> fromParameters(FaultContext context, Map<String, Double> parameters) {
        double lambda = parameters.getOrDefault("lambda", 0.0);
        return Stream.ofNullable(parameters.get("eta"))
                .flatMap(eta -> Stream.of(Form.values()).map(form -> new UpdateReturnedFault(form, eta, lambda)));
    }

    @Override
    public int fittedNumbers() {
        return form == Form.DECAY || form == Form.DECAY_OF_WEIGHTS ? 2 : 1;
    }

    @Override
    public DoubleDoubleMatrix returned(
            NumberArithmetic numbers, TensorName gradient, DoubleDoubleMatrix parameter, DoubleDoubleMatrix usual) {
        boolean decays = form == Form.DECAY || gradient.is(TensorName.Quantity.dW);
        return usual.map(parameter, (d, p) -> {
            DD next = numbers.minus(p, numbers.times(numbers.of(eta), d));
            return switch (form) {
                case PARAMETERS -> next;
                case CHANGE -> numbers.minus(next, p);
                case OPPOSITE_CHANGE -> numbers.minus(p, next);
                case DECAY, DECAY_OF_WEIGHTS ->
                    numbers.times(numbers.of(eta), decays ? numbers.plus(d, numbers.times(numbers.of(lambda), p)) : d);
            };
        });
    }
}
