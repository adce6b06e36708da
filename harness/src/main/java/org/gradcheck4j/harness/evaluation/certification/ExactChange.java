package org.gradcheck4j.harness.evaluation.certification;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.evaluation.injection.DoubleDoubleArithmetic;
import org.gradcheck4j.harness.evaluation.injection.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.injection.FaultyStep;
import org.gradcheck4j.harness.evaluation.injection.InjectedFault;
import org.gradcheck4j.harness.evaluation.injection.PlainBackprop;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
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
                .set(index, entry.tested()));
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

    private Map<TensorName, DoubleDoubleMatrix> gradient(List<FaultyStep> faultySteps) {
        return new PlainBackprop(NUMBERS, solution.network(), solution.batch(), faultySteps).backward(activations);
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
     * {@return how unlikely it is that other wrong numbers are the same by chance, in bits} An entry that a fault changes by c,
     * and that an engine may get wrong by b, is hit by chance with the probability b/c. Any wrong dZ[L] has m numbers, and a
     * fault may have a parameter that is fitted to one entry: the m largest count, but for the largest of all.
     *
     * @param gradient that the fault leads to
     */
    double bits(Map<TensorName, DoubleDoubleMatrix> gradient) {
        List<Double> bits = new ArrayList<>();
        gradient.forEach((tensor, faulty) -> {
            double growth = growth(tensor, faulty);
            for (int k = 0; k < faulty.values().size(); k++) {
                double change = distance(faulty.get(k), exact(tensor).get(k));
                double bound = growth * bound(tensor, k);
                if (change > bound && Double.isFinite(change)) {
                    bits.add(Math.log(change / bound) / Math.log(2));
                }
            }
        });
        return bits.stream()
                .sorted(Comparator.reverseOrder())
                .limit(solution.batch().size())
                .skip(1)
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** {@return how many entries a gradient with a fault changes by more than their bound} */
    long entriesBeyondBound(Map<TensorName, DoubleDoubleMatrix> gradient) {
        return gradient.keySet().stream()
                .mapToLong(tensor -> beyond(tensor, 1, of(gradient, tensor)::get, exact(tensor)::get))
                .sum();
    }

    /**
     * {@return whether a gradient with a fault lies within its bound of the one that other faulty steps lead to, in every
     * entry: the two cannot be told apart}
     */
    boolean coincides(Map<TensorName, DoubleDoubleMatrix> gradient, List<FaultyStep> others) {
        Map<TensorName, DoubleDoubleMatrix> otherGradient = gradient(others);
        return gradient.keySet().stream().allMatch(tensor -> {
            DoubleDoubleMatrix one = of(gradient, tensor);
            return beyond(tensor, growth(tensor, one), one::get, of(otherGradient, tensor)::get) == 0;
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

    /** How many entries of a tensor differ by more than so many bounds. */
    private long beyond(TensorName tensor, double bounds, IntFunction<DD> one, IntFunction<DD> other) {
        return IntStream.range(0, exact(tensor).size())
                .filter(k -> !(distance(one.apply(k), other.apply(k)) <= bounds * bound(tensor, k)))
                .count();
    }

    private double bound(TensorName tensor, int index) {
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
