package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.TensorName;

/**
 * Mistakes that no diagnosis names, and random numbers: whatever name they are given is wrong, unless the same numbers
 * follow from the mistake that was named.
 */
final class NamelessFault {

    /** In place of an id. */
    static final String ID = "nameless";

    /** How much noise changes a number, at least and at most, of the number itself. */
    private static final double LEAST_NOISE = 1e-6;

    private static final double MOST_NOISE = 1;

    /** Of p. With 1 it is the formula's. */
    private static final double LEAST_POWER = 1.2;

    private static final double MOST_POWER = 4;

    /** Of c. */
    private static final double LEAST_SHARE = 0.01;

    private static final double MOST_SHARE = 10;

    /** They are rare mistakes, but a wrong name is worse than none. */
    private static final int OF_EACH_FORM = 7;

    private NamelessFault() {}

    /** {@return some of each form that a network can have, with random numbers} */
    static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        return IntStream.range(0, OF_EACH_FORM)
                .boxed()
                .flatMap(each -> oneOfEach(context, random).stream())
                .toList();
    }

    private static List<InjectedFault> oneOfEach(FaultContext context, RandomParameters random) {
        TensorName any = random.anyGradient(context);
        double noise = random.logUniform(LEAST_NOISE, MOST_NOISE);
        double p = random.logUniform(LEAST_POWER, MOST_POWER);
        double c = random.logUniform(LEAST_SHARE, MOST_SHARE);
        List<InjectedFault> forms = new ArrayList<>(List.of(
                form(
                        "random numbers",
                        new RandomGradients(random.seed(), any, true, (usual, largest, r) -> largest * r)),
                form(
                        "random numbers in one tensor",
                        new RandomGradients(random.seed(), any, false, (usual, largest, r) -> largest * r)),
                form(
                        "noise",
                        new RandomGradients(random.seed(), any, true, (usual, largest, r) -> usual * (1 + noise * r))),
                form(
                        "noise in one tensor",
                        new RandomGradients(random.seed(), any, false, (usual, largest, r) -> usual * (1 + noise * r))),
                form(
                        "random signs",
                        new RandomGradients(random.seed(), any, true, (usual, largest, r) -> r < 0 ? -usual : usual)),
                form("random labels", new RandomLabels(random.seed())),
                form(
                        "|a - y|^p, with its sign",
                        new OutputGradientOf((a, y) -> Math.signum(a - y) * Math.pow(Math.abs(a - y), p))),
                form("a^p - y", new OutputGradientOf((a, y) -> Math.pow(a, p) - y)),
                form("(a - y)(1 + ca)", new OutputGradientOf((a, y) -> (a - y) * (1 + c * a)))));
        if (!context.hiddenLayers().isEmpty()) {
            int layer = random.hiddenLayer(context);
            forms.add(form("a^p as slope", new SlopeOf(layer, a -> Math.pow(a, p))));
            forms.add(form("leaking slope", new SlopeOf(layer, a -> a * (1 - a) + c)));
            forms.add(form("slope of a power", new SlopeOf(layer, a -> p * Math.pow(a, p) * (1 - a))));
            forms.add(form("noisy weights", new NoisyWeights(random.seed(), layer + 1, noise)));
        }
        return forms;
    }

    private static InjectedFault form(String form, FaultyStep step) {
        return new InjectedFault(ID, form, step);
    }

    /** {@return a number in [−1, 1], always the same for one seed and index} */
    private static double random(long seed, int index) {
        return new SplittableRandom(seed + index).nextDouble(-1, 1);
    }

    /** From an entry, the largest entry of its tensor, and a random number in [−1, 1]. */
    @FunctionalInterface
    private interface Change {
        double of(double usual, double largest, double random);
    }

    private record RandomGradients(long seed, TensorName one, boolean isEveryTensor, Change change)
            implements FaultyStep {

        @Override
        public DoubleDoubleMatrix returned(
                NumberArithmetic numbers, TensorName gradient, DoubleDoubleMatrix parameter, DoubleDoubleMatrix usual) {
            if (!isEveryTensor && !gradient.equals(one)) {
                return usual;
            }
            double largest = usual.values().stream()
                    .mapToDouble(value -> Math.abs(value.hi()))
                    .reduce(0, Math::max);
            long first = seed ^ (long) gradient.toString().hashCode() << 32;
            return DoubleDoubleMatrix.generate(usual.rows(), usual.columns(), (i, j) -> {
                double r = random(first, i * usual.columns() + j);
                return numbers.of(change.of(usual.get(i, j).hi(), largest, r));
            });
        }
    }

    private record RandomLabels(long seed) implements FaultyStep {

        @Override
        public DoubleDoubleMatrix labels(NumberArithmetic numbers, DoubleDoubleMatrix usual) {
            return DoubleDoubleMatrix.generate(
                    usual.rows(), usual.columns(), (i, k) -> numbers.of(Math.abs(random(seed, k))));
        }
    }

    @FunctionalInterface
    private interface OutputGradientFunction {
        double of(double a, double y);
    }

    private record OutputGradientOf(OutputGradientFunction error) implements FaultyStep {

        @Override
        public DD outputGradient(NumberArithmetic numbers, DD a, DD y, DD usual) {
            return numbers.of(error.of(a.hi(), y.hi()));
        }
    }

    private record SlopeOf(int layer, DoubleUnaryOperator slope) implements FaultyStep {

        @Override
        public DD slope(NumberArithmetic numbers, int i, Supplier<DD> z, DD a, DD usual) {
            return i == layer ? numbers.of(slope.applyAsDouble(a.hi())) : usual;
        }
    }

    private record NoisyWeights(long seed, int layer, double noise) implements FaultyStep {

        @Override
        public DoubleDoubleMatrix backwardWeights(
                NumberArithmetic numbers, int i, DoubleDoubleMatrix usual, DoubleDoubleMatrix dW) {
            return i != layer
                    ? usual
                    : DoubleDoubleMatrix.generate(
                            usual.rows(),
                            usual.columns(),
                            (j, n) -> numbers.of(
                                    usual.get(j, n).hi() * (1 + noise * random(seed, j * usual.columns() + n))));
        }
    }
}
