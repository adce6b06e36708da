package org.gradcheck4j.harness.judgement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gradcheck4j.bound.PrecisionRange;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.comparison.Comparison;
import org.gradcheck4j.harness.comparison.DerivedTolerance;
import org.gradcheck4j.harness.comparison.EntryObserver;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * Judges engines on one network and batch in one precision, by the exact solution. To <em>compare</em> takes a
 * tolerance, and gives a verdict. To <em>judge</em> takes the engine's arithmetic; it gives the verdict and, if the engine
 * disagrees, its diagnosis: {@link JudgedOutput} concludes them together. The entries are compared by {@link Comparison}.
 * Several threads may use the same check.
 */
public final class GradientCheck {

    private final Precision precision;
    private final ExactSolution solution;
    private final Optional<String> whyUnsupported;
    private final Map<Arithmetic, DerivedTolerance> tolerances = new ConcurrentHashMap<>();

    private GradientCheck(Precision precision, ExactSolution solution) {
        this.precision = precision;
        this.solution = solution;
        this.whyUnsupported = PrecisionRange.whyUnsupported(solution, precision);
    }

    /**
     * Rounds the inputs to the precision, and finds the exact solution of exactly those.
     *
     * @param network in any precision
     * @param batch in any precision
     * @param precision the engines'
     * @return the exact solution by which every engine of that precision is judged
     * @throws IllegalArgumentException if an input is not finite in that precision, or the batch has another number of
     *     features than the network has inputs
     * @throws ArithmeticException if a pre-activation exceeds 2⁹⁹⁰, or a gradient the largest double
     */
    public static GradientCheck of(Network network, Batch batch, Precision precision) {
        return new GradientCheck(precision, ExactOracle.of(network.roundedTo(precision), batch.roundedTo(precision)));
    }

    /** {@return the precision that the inputs are rounded to} */
    public Precision precision() {
        return precision;
    }

    /** {@return everything the formula gives, in double-double} */
    public ExactSolution solution() {
        return solution;
    }

    /** {@return why this precision cannot hold the computation; empty if it can} */
    public Optional<String> whyUnsupported() {
        return whyUnsupported;
    }

    /**
     * {@return the derived tolerance for an engine's arithmetic}
     *
     * @param arithmetic the engine's
     */
    public Tolerance tolerance(Arithmetic arithmetic) {
        return tolerances.computeIfAbsent(arithmetic, each -> tolerances.values().stream()
                .findFirst()
                .map(known -> known.with(each))
                .orElseGet(() -> DerivedTolerance.of(solution, each)));
    }

    /**
     * {@return the derived tolerance under the weakest assumption on what an engine's arithmetic leaves open}
     *
     * @param output the engine's
     * @param arithmetic the engine's
     */
    public Tolerance widestTolerance(EngineOutput output, Arithmetic arithmetic) {
        List<Assumption> assumptions = Assumption.of(arithmetic, precision, output);
        return tolerance(assumptions.get(assumptions.size() - 1).arithmetic());
    }

    /**
     * Judges what an engine returned, within the tolerance that follows from its arithmetic. What the engine does not declare
     * is found: the sharpest assumption counts with which it agrees. If it needs a weaker one, the verdict says
     * so; if that one leaves too much untested, it is {@code inconclusive}.
     *
     * @param output the engine's
     * @param arithmetic the engine's
     * @return {@code unsupported} if the precision cannot hold the computation; else the verdict and why
     */
    public Judgement judge(EngineOutput output, Arithmetic arithmetic) {
        return new JudgedOutput(this, output).under(arithmetic);
    }

    /**
     * Judges what an engine returned, within a tolerance of the user's choice.
     *
     * @param tolerance how large an error may be
     * @param output the engine's
     * @param arithmetic the engine's: if the error is within the bound derived from it, no diagnosis is made,
     *     even if the error exceeds the tolerance
     * @return {@code unsupported} if the precision cannot hold the computation; else the verdict and why
     */
    public Judgement judgeWithin(Tolerance tolerance, EngineOutput output, Arithmetic arithmetic) {
        return new JudgedOutput(this, output).within(tolerance, arithmetic);
    }

    /**
     * {@return the verdict of {@link #judge}, without a diagnosis: so it is never {@code explained}}
     *
     * @param output the engine's
     * @param arithmetic the engine's
     */
    public Verdict verdict(EngineOutput output, Arithmetic arithmetic) {
        return new JudgedOutput(this, output).undiagnosed(arithmetic);
    }

    /**
     * Compares what an engine returned with the exact solution: the forward pass first, and no diagnosis.
     *
     * @param output the engine's
     * @param tolerance how large an error may be
     * @return the verdict
     */
    public Verdict compare(EngineOutput output, Tolerance tolerance) {
        return compare(output, tolerance, (tensor, index, entry) -> {});
    }

    /**
     * Compares what an engine returned with the exact solution, and shows every entry to an observer.
     *
     * @param output the engine's
     * @param tolerance how large an error may be
     * @param observer is shown each entry
     * @return the verdict
     */
    public Verdict compare(EngineOutput output, Tolerance tolerance, EntryObserver observer) {
        Map<TensorName, ExactMatrix> expected = new LinkedHashMap<>(solution.tensors());
        Optional<ForwardPass> forward = output.forward();
        if (forward.map(ForwardPass::activations).orElse(List.of()).isEmpty()) {
            expected.keySet().removeIf(name -> name.is(TensorName.Quantity.A));
        }
        if (forward.isEmpty() || forward.get().loss().isEmpty()) {
            expected.remove(TensorName.LOSS);
        }
        return new Comparison(tolerance, precision).compare(expected, output.tensors(), observer);
    }
}
