package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;

/** Every gradient is a difference quotient of the loss: two forward passes for each parameter, and no backward pass. */
final class FiniteDifferenceFault implements FaultyStep {

    static final Fault FAULT =
            new Fault("finite-differences", (context, random) -> draw(context), FiniteDifferenceFault::fromParameters);

    /** Networks with more parameters get none: each takes two forward passes. */
    private static final int MOST_PARAMETERS = 100;

    private final Network network;
    private final double h;
    private final boolean central;
    private DoubleDoubleMatrix y;

    private FiniteDifferenceFault(Network network, double h, boolean central) {
        this.network = network;
        this.h = h;
        this.central = central;
        this.y = DoubleDoubleMatrix.generate(1, 1, (row, column) -> DD.ZERO);
    }

    private static List<InjectedFault> draw(FaultContext context) {
        int parameters = context.network().layers().stream()
                .mapToInt(layer -> (layer.inputs() + 1) * layer.outputs())
                .sum();
        if (parameters > MOST_PARAMETERS) {
            return List.of();
        }
        return switch (context.precision()) {
            case DOUBLE ->
                List.of(
                        form(context, 1e-2, true),
                        form(context, 1e-4, true),
                        form(context, 1e-5, true),
                        form(context, 1e-6, false));
            case FLOAT -> List.of(form(context, 1e-2, true), form(context, 1e-3, false));
            case HALF -> List.of();
        };
    }

    private static InjectedFault form(FaultContext context, double h, boolean central) {
        return FAULT.form(
                (central ? "central, " : "forward, ") + h, new FiniteDifferenceFault(context.network(), h, central));
    }

    private static Stream<FaultyStep> fromParameters(FaultContext context, Map<String, Double> parameters) {
        return Stream.ofNullable(parameters.get("h")).flatMap(h -> Stream.of(true, false)
                .map(central -> new FiniteDifferenceFault(context.network(), h, central)));
    }

    @Override
    public DoubleDoubleMatrix labels(NumberArithmetic numbers, DoubleDoubleMatrix usual) {
        y = usual;
        return usual;
    }

    @Override
    public Map<TensorName, DoubleDoubleMatrix> result(
            NumberArithmetic numbers, List<DoubleDoubleMatrix> A, Map<TensorName, DoubleDoubleMatrix> usual) {
        List<DoubleDoubleMatrix> parameters = new ArrayList<>();
        for (Layer layer : network.layers()) {
            parameters.add(DoubleDoubleMatrix.of(numbers, layer.weights()));
            parameters.add(DoubleDoubleMatrix.of(numbers, layer.bias()));
        }
        Map<TensorName, DoubleDoubleMatrix> quotients = new HashMap<>();
        for (int each = 0; each < parameters.size(); each++) {
            int at = each;
            DoubleDoubleMatrix before = parameters.get(at);
            int layer = at / 2 + 1;
            TensorName name = at % 2 == 0 ? TensorName.dW(layer) : TensorName.db(layer);
            quotients.put(name, DoubleDoubleMatrix.generate(before.rows(), before.columns(), (row, column) -> {
                parameters.set(at, moved(numbers, before, row, column, h));
                DD above = loss(numbers, A.get(0), parameters);
                parameters.set(at, central ? moved(numbers, before, row, column, -h) : before);
                DD below = loss(numbers, A.get(0), parameters);
                parameters.set(at, before);
                return numbers.dividedBy(numbers.minus(above, below), numbers.of(central ? 2 * h : h));
            }));
        }
        return quotients;
    }

    private static DoubleDoubleMatrix moved(
            NumberArithmetic numbers, DoubleDoubleMatrix before, int row, int column, double by) {
        return DoubleDoubleMatrix.generate(
                before.rows(),
                before.columns(),
                (r, c) -> r == row && c == column ? numbers.plus(before.get(r, c), numbers.of(by)) : before.get(r, c));
    }

    /** The mean of max(z, 0) − y z + ln(1 + e^−|z|), with exponentials and logarithms as double has them. */
    private DD loss(NumberArithmetic numbers, DoubleDoubleMatrix X, List<DoubleDoubleMatrix> parameters) {
        DoubleDoubleMatrix input = X;
        for (int i = 0; i < parameters.size(); i += 2) {
            DoubleDoubleMatrix W = parameters.get(i);
            DoubleDoubleMatrix b = parameters.get(i + 1);
            DoubleDoubleMatrix before = input;
            boolean isLast = i + 2 == parameters.size();
            input = DoubleDoubleMatrix.generate(W.rows(), X.columns(), (j, k) -> {
                DD sum = numbers.dot(W.columns(), n -> W.get(j, n), n -> before.get(n, k));
                DD z = numbers.plus(sum, b.get(j));
                return isLast ? z : numbers.of(1 / (1 + Math.exp(-z.hi())));
            });
        }
        DD sum = DD.ZERO;
        for (int k = 0; k < X.columns(); k++) {
            DD z = input.get(0, k);
            DD linear = numbers.minus(z.hi() > 0 ? z : DD.ZERO, numbers.times(y.get(0, k), z));
            sum = numbers.plus(sum, numbers.plus(linear, numbers.of(Math.log1p(Math.exp(-Math.abs(z.hi()))))));
        }
        return numbers.dividedBy(sum, numbers.of(X.columns()));
    }
}
