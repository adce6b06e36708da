package org.gradcheck4j.harness.judgement;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradcheck4j.bound.PrecisionRange;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.comparison.Comparison;
import org.gradcheck4j.harness.comparison.DerivedTolerance;
import org.gradcheck4j.harness.comparison.EntryObserver;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.diagnosis.Diagnostician;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * The exact solution of one network and batch in one precision, and the judgement of every engine output by it. This is
 * the one place where a verdict and its diagnosis are made.
 */
public final class GradientCheck {

    private final Precision precision;
    private final ExactSolution solution;
    private final Optional<String> unsupported;
    private final Map<Arithmetic, DerivedTolerance> tolerances = new HashMap<>();

    private GradientCheck(Precision precision, ExactSolution solution) {
        this.precision = precision;
        this.solution = solution;
        this.unsupported = PrecisionRange.unsupported(solution, precision);
    }

    /**
     * Rounds the inputs to the precision, and finds the exact solution of exactly those.
     *
     * @param network in any precision
     * @param batch in any precision
     * @param precision the engines'
     * @return the exact solution by which every engine of that precision is judged
     * @throws IllegalArgumentException if an input is not finite in that precision
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
    public Optional<String> unsupported() {
        return unsupported;
    }

    /**
     * {@return the derived tolerance for an engine's arithmetic}
     *
     * @param arithmetic the engine's
     */
    public Tolerance tolerance(Arithmetic arithmetic) {
        return tolerances.computeIfAbsent(arithmetic, each -> DerivedTolerance.of(solution, each));
    }

    /**
     * Judges what an engine returned, within the derived tolerance.
     *
     * @param output the engine's
     * @param arithmetic the engine's
     * @return {@code unsupported} if the precision cannot hold the computation; else the verdict and why
     */
    public Judgement judge(EngineOutput output, Arithmetic arithmetic) {
        return judge(output, arithmetic, tolerance(arithmetic));
    }

    /**
     * Judges what an engine returned, within a tolerance of the user's choice.
     *
     * @param output the engine's
     * @param arithmetic the engine's: what rounding explains needs no diagnosis, whatever the tolerance
     * @param tolerance how large an error may be
     * @return {@code unsupported} if the precision cannot hold the computation; else the verdict and why
     */
    public Judgement judge(EngineOutput output, Arithmetic arithmetic, Tolerance tolerance) {
        if (unsupported.isPresent()) {
            return Judgement.of(Verdict.unsupported(unsupported.get()));
        }
        Verdict verdict = compare(output, tolerance);
        if (verdict.outcome() != Outcome.DISAGREE) {
            return Judgement.of(verdict);
        }
        Tolerance derived = tolerance(arithmetic);
        Verdict disagreement = tolerance == derived ? verdict : compare(output, derived);
        if (disagreement.outcome() != Outcome.DISAGREE) {
            return Judgement.of(verdict);
        }
        Diagnosis diagnosis = Diagnostician.diagnose(solution, arithmetic, derived, output, disagreement);
        return new Judgement(diagnosis.conclude(verdict), Optional.of(diagnosis));
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
        return new Comparison(tolerance, precision).judge(expected, output.tensors(), observer);
    }
}
