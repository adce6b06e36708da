package org.gradcheck4j.harness.judgement;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/** Asks an engine for a gradient, several times, and judges the first. */
public final class EngineRun {

    private final int repeats;
    private final TolerancePolicy policy;

    /** Asks every engine so many times. */
    public EngineRun(int repeats, TolerancePolicy policy) {
        this.repeats = repeats;
        this.policy = policy;
    }

    public EngineVerdict judge(Case question, GradientCheck check, GradientEngine engine) {
        Precision precision = check.precision();
        if (!engine.precisions().contains(precision)) {
            return without(question, check, engine, Verdict.unsupported("it does not compute in " + precision.id()));
        }
        Optional<String> unsupported = check.unsupported()
                .or(() -> engine.unsupported(
                        check.solution().network(), check.solution().batch(), precision));
        if (unsupported.isPresent()) {
            return without(question, check, engine, Verdict.unsupported(unsupported.get()));
        }
        try {
            return ask(question, check, engine);
        } catch (RuntimeException | LinkageError e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            String reason = "it threw " + e.getClass().getSimpleName() + ": " + message;
            return without(question, check, engine, Verdict.failed(reason));
        }
    }

    private EngineVerdict ask(Case question, GradientCheck check, GradientEngine engine) {
        Precision precision = check.precision();
        var network = check.solution().network();
        var batch = check.solution().batch();
        Optional<ForwardPass> forward = engine.forward(network, batch, precision);
        long[] nanos = new long[repeats];
        long begun = System.nanoTime();
        Gradients first = engine.gradients(network, batch, precision);
        nanos[0] = System.nanoTime() - begun;
        double difference = 0;
        for (int k = 1; k < repeats; k++) {
            long start = System.nanoTime();
            Gradients again = engine.gradients(network, batch, precision);
            nanos[k] = System.nanoTime() - start;
            difference = Math.max(difference, ulpsBetween(first, again, precision));
        }
        Arrays.sort(nanos);
        Arithmetic arithmetic = engine.arithmetic(precision);
        Verdict verdict = check.judge(forward, first, policy.tolerance(check, arithmetic));
        Optional<Diagnosis> diagnosis =
                verdict.outcome() == Outcome.DISAGREE ? diagnose(check, arithmetic, forward, first) : Optional.empty();
        Verdict concluded = diagnosis.map(each -> each.conclude(verdict)).orElse(verdict);
        return new EngineVerdict(
                question, precision, engine.name(), concluded, diagnosis, difference, nanos[repeats / 2]);
    }

    /** Whatever the tolerance was: what rounding explains needs no diagnosis, so the derived bound decides. */
    private static Optional<Diagnosis> diagnose(
            GradientCheck check, Arithmetic arithmetic, Optional<ForwardPass> forward, Gradients gradients) {
        Verdict derived = check.judge(forward, gradients, check.tolerance(arithmetic));
        return check.diagnose(arithmetic, forward, gradients, derived);
    }

    private static EngineVerdict without(Case question, GradientCheck check, GradientEngine engine, Verdict verdict) {
        return new EngineVerdict(question, check.precision(), engine.name(), verdict, 0, 0);
    }

    /** Returns the largest difference of two gradients in ulps of the first, +∞ where their shapes differ. */
    private static double ulpsBetween(Gradients first, Gradients second, Precision precision) {
        Map<TensorName, Matrix> others = second.tensors();
        double largest = 0;
        for (Map.Entry<TensorName, Matrix> each : first.tensors().entrySet()) {
            Matrix one = each.getValue();
            Matrix other = others.get(each.getKey());
            if (other == null || !one.sameShape(other)) {
                return Double.POSITIVE_INFINITY;
            }
            for (int k = 0; k < one.size(); k++) {
                if (Double.compare(one.get(k), other.get(k)) != 0) {
                    double ulps = Math.abs(one.get(k) - other.get(k)) / precision.ulp(one.get(k));
                    largest = Math.max(largest, Double.isNaN(ulps) ? Double.POSITIVE_INFINITY : ulps);
                }
            }
        }
        return largest;
    }
}
