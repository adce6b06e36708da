package org.gradcheck4j.harness.evaluation.certification;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleArithmetic;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.PlainBackprop;
import org.gradcheck4j.harness.evaluation.injection.InjectedFault;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** How much a fault changes each entry of the exact gradient, with no rounding in between. */
final class ExactChange {

    /** A fault must be noticed if it changes a number by more than this many bounds. */
    private static final double NOTICEABLE = 2;

    /** Below this share of the bound, a change is the rounding of double-double: 2⁻¹⁰⁴ against u ≥ 2⁻⁵³. */
    private static final double NOTHING = 0x1p-40;

    private static final DoubleDoubleArithmetic NUMBERS = new DoubleDoubleArithmetic();

    private final ExactSolution solution;
    private final Tolerance tolerance;
    private final Map<TensorName, ExactMatrix> exact;
    private final List<DoubleDoubleMatrix> activations = new ArrayList<>();
    private final Map<TensorName, BitSet> tested = new HashMap<>();

    /**
     * Prepares for the faults of one case.
     *
     * @param check of the case
     * @param tolerance that the faulty gradients are judged by
     * @param correct any gradient of the right shape: which entries are tested does not depend on the engine's numbers
     */
    ExactChange(GradientCheck check, Tolerance tolerance, Gradients correct) {
        this.solution = check.solution();
        this.tolerance = tolerance;
        this.exact = solution.tensors();
        activations.add(DoubleDoubleMatrix.of(NUMBERS, solution.batch().X()));
        for (ExactMatrix A : solution.A()) {
            activations.add(DoubleDoubleMatrix.generate(A.rows(), A.columns(), (i, j) -> A.get(i * A.columns() + j)));
        }
        check.compare(EngineOutput.of(correct), tolerance, (tensor, index, entry) -> tested.computeIfAbsent(
                        tensor, each -> new BitSet())
                .set(index, entry.isTested()));
    }

    /** {@return the gradient of one sample alone, with some steps faulty} */
    Map<TensorName, DoubleDoubleMatrix> gradientOfSample(int k, List<FaultyStep> faultySteps) {
        Batch all = solution.batch();
        Batch sample = new Batch(
                Matrix.generate(all.X().rows(), 1, (n, one) -> all.X().get(n, k)),
                Matrix.row(all.y().get(0, k)));
        return new PlainBackprop(NUMBERS, solution.network(), sample, faultySteps)
                .backward(activations.stream()
                        .map(A -> DoubleDoubleMatrix.generate(A.rows(), 1, (n, one) -> A.get(n, k)))
                        .toList());
    }

    /** {@return the gradient with a fault, by tensor: exact for faulty steps; for an arithmetic, what it came to} */
    Map<TensorName, DoubleDoubleMatrix> gradient(InjectedFault fault, Gradients injected) {
        if (fault.arithmetic().isEmpty()) {
            return gradient(fault.faultySteps());
        }
        Map<TensorName, DoubleDoubleMatrix> gradient = new HashMap<>();
        injected.tensors().forEach((name, matrix) -> gradient.put(name, DoubleDoubleMatrix.of(NUMBERS, matrix)));
        return gradient;
    }

    /** {@return the exact gradient with some steps faulty} */
    Map<TensorName, DoubleDoubleMatrix> gradient(List<FaultyStep> faultySteps) {
        return new PlainBackprop(NUMBERS, solution.network(), solution.batch(), faultySteps).backward(activations);
    }

    /** {@return what can be asked about a fault, how large its effect is, and what it came to} */
    Detection detection(Map<TensorName, DoubleDoubleMatrix> gradient, Gradients injected, Outcome outcome) {
        return new Detection(detectability(gradient, injected), effect(gradient), outcome);
    }

    /**
     * {@return what can be asked about a fault}
     *
     * @param gradient that it leads to, exactly
     * @param injected that it leads to in the declared precision
     */
    Detectability detectability(Map<TensorName, DoubleDoubleMatrix> gradient, Gradients injected) {
        Detectability most = Detectability.WITHOUT_EFFECT;
        for (TensorName tensor : gradient.keySet()) {
            for (int k = 0; k < exact(tensor).size(); k++) {
                DD faulty = of(gradient, tensor).get(k);
                double computed = of(injected.tensors(), tensor).get(k);
                Detectability entry = detectability(tensor, k, faulty, distance(faulty, DD.of(computed)));
                if (entry == Detectability.DETECTABLE) {
                    return entry;
                }
                most = entry.compareTo(most) < 0 ? entry : most;
            }
        }
        return most;
    }

    private Detectability detectability(TensorName tensor, int index, DD faulty, double rounding) {
        double change = distance(faulty, exact(tensor).get(index));
        if (!Double.isFinite(change)) {
            return Detectability.DETECTABLE;
        }
        double bound = bound(tensor, index);
        if (change > NOTICEABLE * bound && of(tested, tensor).get(index)) {
            return rounding <= change / 2 ? Detectability.DETECTABLE : Detectability.LOST_IN_ROUNDING;
        }
        return change > NOTHING * bound ? Detectability.BELOW_BOUND : Detectability.WITHOUT_EFFECT;
    }

    /**
     * {@return by how many times its bound each entry changes, of those that change by more than that} If the gradient grows,
     * its bound does.
     *
     * @param gradient with a fault
     * @param withoutZeros whether entries that the fault makes vanish are left out
     */
    List<Double> changes(Map<TensorName, DoubleDoubleMatrix> gradient, boolean withoutZeros) {
        List<Double> changes = new ArrayList<>();
        gradient.forEach((tensor, faulty) -> {
            double growth = growth(tensor, faulty);
            for (int k = 0; k < faulty.values().size(); k++) {
                double allowed = growth * bound(tensor, k);
                double change = distance(faulty.get(k), exact(tensor).get(k)) / allowed;
                boolean vanishes = Math.abs(faulty.get(k).hi()) <= allowed;
                if (change > 1 && Double.isFinite(change) && !(withoutZeros && vanishes)) {
                    changes.add(change);
                }
            }
        });
        return changes;
    }

    /** The largest change of an entry ÷ the largest entry of its tensor; +∞ if that is 0, or the change is not finite. */
    private double effect(Map<TensorName, DoubleDoubleMatrix> gradient) {
        return gradient.entrySet().stream()
                .mapToDouble(each -> effect(exact(each.getKey()), each.getValue()))
                .max()
                .orElse(0);
    }

    private static double effect(ExactMatrix tensor, DoubleDoubleMatrix faulty) {
        double largest = 0;
        double change = 0;
        for (int k = 0; k < tensor.size(); k++) {
            largest = Math.max(largest, Math.abs(tensor.high(k)));
            double difference = distance(faulty.get(k), tensor.get(k));
            change = Math.max(change, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
        }
        return change == 0 ? 0 : change / largest;
    }

    /** {@return how many entries a gradient with a fault changes by more than their bound} */
    long entriesBeyondBound(Map<TensorName, DoubleDoubleMatrix> gradient) {
        return gradient.keySet().stream()
                .mapToLong(tensor -> beyond(tensor, 1, of(gradient, tensor)::get, exact(tensor)::get))
                .sum();
    }

    /**
     * {@return whether a gradient with a fault lies within two bounds of the one that other faulty steps lead to, in every
     * entry: an engine's numbers can be within one bound of both, so that the two cannot be told apart}
     */
    boolean coincides(Map<TensorName, DoubleDoubleMatrix> gradient, List<FaultyStep> others) {
        Map<TensorName, DoubleDoubleMatrix> otherGradient = gradient(others);
        return gradient.keySet().stream().allMatch(tensor -> {
            DoubleDoubleMatrix one = of(gradient, tensor);
            return beyond(tensor, NOTICEABLE * growth(tensor, one), one::get, of(otherGradient, tensor)::get) == 0;
        });
    }

    /** The largest factor by which an entry grew, at least 1. */
    private double growth(TensorName tensor, DoubleDoubleMatrix faulty) {
        ExactMatrix matrix = exact(tensor);
        return IntStream.range(0, matrix.size())
                .filter(k -> matrix.high(k) != 0)
                .mapToDouble(k -> Math.abs(faulty.get(k).hi() / matrix.high(k)))
                .reduce(1, Math::max);
    }

    /** How many entries of a tensor differ by more than a number of bounds. */
    private long beyond(TensorName tensor, double bounds, IntFunction<DD> one, IntFunction<DD> other) {
        return IntStream.range(0, exact(tensor).size())
                .filter(k -> !(distance(one.apply(k), other.apply(k)) <= bounds * bound(tensor, k)))
                .count();
    }

    double bound(TensorName tensor, int index) {
        return tolerance.bound(tensor, index, exact(tensor).high(index));
    }

    private ExactMatrix exact(TensorName tensor) {
        return of(exact, tensor);
    }

    private static <T> T of(Map<TensorName, T> tensors, TensorName tensor) {
        return Objects.requireNonNull(tensors.get(tensor), tensor::toString);
    }

    private static double distance(DD one, DD other) {
        return Math.abs(one.subtract(other).doubleValue());
    }
}
