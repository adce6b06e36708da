package org.gradcheck4j.harness.comparison;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;
import org.gradcheck4j.bound.DerivedErrorBound;
import org.gradcheck4j.deviation.ErrorDeviations;
import org.gradcheck4j.deviation.WeightedErrors;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Summation;
import org.gradcheck4j.model.TensorName;

/**
 * The tolerance that follows from the arithmetic: the forward error bound of the engine, widened by the bound of the
 * oracle that it is compared with.
 */
public final class DerivedTolerance implements Tolerance {

    /** An expected value is too uncertain if the oracle's own bound exceeds this share of the engine's. */
    private static final double UNCERTAIN_SHARE = 0.01;

    /** The first word of the description, which no other tolerance has. */
    private static final String DERIVED = "derived";

    private final ExactSolution solution;
    private final Arithmetic arithmetic;
    private final ErrorsByTensor engine;
    private final ErrorsByTensor oracle;

    /** None are known if factors are rounded: all samples have the errors of the weights in common. */
    private final Optional<ErrorsByTensor> deviations;

    /** By coefficients: they follow from the exact gradient, so they are the same for every engine of one arithmetic. */
    private final Map<Gradients, Double> deviationsOfSums = new ConcurrentHashMap<>();

    /** The deviations are computed beside the bound, if a thread is free. */
    private DerivedTolerance(ExactSolution solution, Arithmetic arithmetic, Supplier<ErrorsByTensor> oracle) {
        this.solution = solution;
        this.arithmetic = arithmetic;
        ForkJoinTask<Optional<ErrorsByTensor>> deviationsBeside =
                ForkJoinTask.adapt(() -> deviations(solution, arithmetic)).fork();
        this.engine = bound(solution, arithmetic);
        this.deviations = deviationsBeside.join();
        this.oracle = oracle.get();
    }

    /**
     * Derives the tolerance.
     *
     * @param solution the exact solution, of inputs that the engine's precision holds exactly
     * @param arithmetic the engine's
     * @return the bound of every entry of every tensor of the pass
     */
    public static DerivedTolerance of(ExactSolution solution, Arithmetic arithmetic) {
        ForkJoinTask<ErrorsByTensor> oracleBeside = ForkJoinTask.adapt(() -> bound(solution, ExactOracle.arithmetic()))
                .fork();
        return new DerivedTolerance(solution, arithmetic, oracleBeside::join);
    }

    private static ErrorsByTensor bound(ExactSolution solution, Arithmetic arithmetic) {
        return new ErrorsByTensor(DerivedErrorBound.of(solution, arithmetic).tensors());
    }

    private static Optional<ErrorsByTensor> deviations(ExactSolution solution, Arithmetic arithmetic) {
        return arithmetic.sums().roundsFactors()
                ? Optional.empty()
                : Optional.of(new ErrorsByTensor(
                        ErrorDeviations.of(solution, arithmetic).tensors()));
    }

    /**
     * {@return the tolerance of the same solution for an engine of another arithmetic; the oracle's bound is not derived again}
     *
     * @param other that engine's
     */
    public DerivedTolerance with(Arithmetic other) {
        return new DerivedTolerance(solution, other, () -> oracle);
    }

    /**
     * {@return whether a description is that of a derived tolerance}
     *
     * @param description of any tolerance
     */
    public static boolean isDescribedBy(String description) {
        return description.startsWith(DERIVED);
    }

    @Override
    public String description() {
        Summation sums = arithmetic.sums();
        return DERIVED + " forward error bound, u = 2^" + Math.getExponent(arithmetic.unitRoundoff())
                + (sums.unitRoundoff() < arithmetic.unitRoundoff()
                        ? ", of sums 2^" + Math.getExponent(sums.unitRoundoff())
                        : "")
                + (sums.roundsFactors() ? ", of factors 2^" + Math.getExponent(sums.factorRoundoff()) : "");
    }

    @Override
    public double bound(TensorName tensor, int index, double expected) {
        return engine.at(tensor, index) + oracle.at(tensor, index);
    }

    @Override
    public boolean isOracleTooUncertain(TensorName tensor, int index) {
        return oracle.at(tensor, index) > UNCERTAIN_SHARE * engine.at(tensor, index);
    }

    @Override
    public double deviation(TensorName tensor, int index) {
        return deviations.isEmpty()
                ? Double.POSITIVE_INFINITY
                : deviations.get().at(tensor, index);
    }

    @Override
    public double deviationOfSum(Gradients coefficients) {
        return deviations.isEmpty()
                ? Double.POSITIVE_INFINITY
                : deviationsOfSums.computeIfAbsent(
                        coefficients, each -> WeightedErrors.deviation(solution, arithmetic, each));
    }

    /** {@inheritDoc} An engine may multiply all entries by a rounded 1/m. It is exact if m is a power of two. */
    @Override
    public double commonRelativeError() {
        return Integer.bitCount(solution.batch().size()) == 1 ? 0 : arithmetic.unitRoundoff();
    }
}
