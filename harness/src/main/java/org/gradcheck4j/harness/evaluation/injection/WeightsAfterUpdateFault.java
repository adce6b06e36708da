package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;

/**
 * The gradient is that of the network before a step of gradient descent, and the network that is asked for is the one
 * after it: W = V − r G(V), solved for V by fixed-point iteration.
 *
 * @param rate r
 */
record WeightsAfterUpdateFault(double rate) implements FaultyStep {

    static final Fault FAULT =
            new Fault("weights-after-update", WeightsAfterUpdateFault::draw, (context, parameters) -> Stream.ofNullable(
                            parameters.get("r"))
                    .map(WeightsAfterUpdateFault::new));

    private static final double SMALLEST = 1e-3;
    private static final double LARGEST = 0.1;

    private static final int ITERATIONS = 50;

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        double rate = context.precision().round(random.logUniform(SMALLEST, LARGEST));
        return List.of(FAULT.form("random r", new WeightsAfterUpdateFault(rate)));
    }

    /** If the iteration does not converge, no network leads to this one by such a step: the fault is not made. */
    @Override
    public Network network(
            NumberArithmetic numbers, Network usual, Function<Network, Map<TensorName, DoubleDoubleMatrix>> gradients) {
        Network before = usual;
        double first = 0;
        double last = 0;
        for (int k = 0; k < ITERATIONS; k++) {
            List<Layer> layers = plusStep(numbers, usual, gradients.apply(before));
            if (!layers.stream()
                    .allMatch(
                            layer -> layer.weights().isFinite() && layer.bias().isFinite())) {
                return usual;
            }
            Network next = new Network(layers);
            last = distance(before, next);
            first = k == 0 ? last : first;
            before = next;
        }
        return last <= first / 2 ? before : usual;
    }

    private List<Layer> plusStep(
            NumberArithmetic numbers, Network after, Map<TensorName, DoubleDoubleMatrix> gradients) {
        return IntStream.rangeClosed(1, after.depth())
                .mapToObj(i -> new Layer(
                        plusStep(numbers, after.layer(i).weights(), of(gradients, TensorName.dW(i))),
                        plusStep(numbers, after.layer(i).bias(), of(gradients, TensorName.db(i)))))
                .toList();
    }

    private Matrix plusStep(NumberArithmetic numbers, Matrix after, DoubleDoubleMatrix gradient) {
        return DoubleDoubleMatrix.of(numbers, after)
                .map(gradient, (w, d) -> numbers.plus(w, numbers.times(numbers.of(rate), d)))
                .toMatrix();
    }

    private static DoubleDoubleMatrix of(Map<TensorName, DoubleDoubleMatrix> gradients, TensorName name) {
        return Objects.requireNonNull(gradients.get(name), name::toString);
    }

    /** The largest change of a weight or a bias. */
    private static double distance(Network one, Network other) {
        ToDoubleFunction<Integer> ofLayer = i -> Math.max(
                distance(one.layer(i).weights(), other.layer(i).weights()),
                distance(one.layer(i).bias(), other.layer(i).bias()));
        return IntStream.rangeClosed(1, one.depth())
                .boxed()
                .mapToDouble(ofLayer)
                .max()
                .orElseThrow();
    }

    private static double distance(Matrix one, Matrix other) {
        return IntStream.range(0, one.size())
                .mapToDouble(k -> Math.abs(one.get(k) - other.get(k)))
                .max()
                .orElseThrow();
    }
}
