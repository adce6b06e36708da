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
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/** The exact gradient of one question in one precision, and the tolerances that follow from it. */
public final class GradientCheck {

    private final Precision precision;
    private final ExactSolution solution;
    private final Map<Arithmetic, DerivedTolerance> tolerances = new HashMap<>();

    private GradientCheck(Precision precision, ExactSolution solution) {
        this.precision = precision;
        this.solution = solution;
    }

    /**
     * Rounds the inputs to the precision, and finds the exact gradient of exactly those.
     *
     * @param network in any precision
     * @param batch in any precision
     * @param precision the engines'
     * @return the truth that every engine of that precision is measured against
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

    /** {@return why this precision cannot hold the computation, where it cannot} */
    public Optional<String> unsupported() {
        return PrecisionRange.unsupported(solution, precision);
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
     * Judges what an engine returned, the forward pass first.
     *
     * @param forward its activations, its loss, or both, where it shows them: all activations or none
     * @param gradients its gradients
     * @param tolerance how large an error may be
     * @return the verdict
     */
    public Verdict judge(Optional<ForwardPass> forward, Gradients gradients, Tolerance tolerance) {
        return judge(forward, gradients, tolerance, (tensor, index, entry) -> {});
    }

    /**
     * Judges what an engine returned, and shows every entry on the way.
     *
     * @param forward as above
     * @param gradients as above
     * @param tolerance as above
     * @param observer is shown each entry
     * @return the verdict
     */
    public Verdict judge(
            Optional<ForwardPass> forward, Gradients gradients, Tolerance tolerance, EntryObserver observer) {
        Map<TensorName, Matrix> actual = new LinkedHashMap<>();
        forward.ifPresent(each -> actual.putAll(each.tensors()));
        actual.putAll(gradients.tensors());
        Map<TensorName, ExactMatrix> expected = new LinkedHashMap<>(solution.tensors());
        if (forward.map(ForwardPass::activations).orElse(List.of()).isEmpty()) {
            expected.keySet().removeIf(name -> name.is(TensorName.Quantity.A));
        }
        if (forward.isEmpty() || forward.get().loss().isEmpty()) {
            expected.remove(TensorName.LOSS);
        }
        return new Comparison(tolerance, precision).judge(expected, actual, observer);
    }

    /**
     * Finds out why an engine disagrees.
     *
     * @param arithmetic the engine's
     * @param forward its activations and loss, where it shows them
     * @param gradients its gradients
     * @param verdict of judging them
     * @return the diagnosis; empty where the verdict is not a disagreement
     */
    public Optional<Diagnosis> diagnose(
            Arithmetic arithmetic, Optional<ForwardPass> forward, Gradients gradients, Verdict verdict) {
        if (verdict.outcome() != Outcome.DISAGREE) {
            return Optional.empty();
        }
        return Optional.of(
                Diagnostician.diagnose(solution, arithmetic, tolerance(arithmetic), forward, gradients, verdict));
    }
}
