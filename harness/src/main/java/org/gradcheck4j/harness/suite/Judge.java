package org.gradcheck4j.harness.suite;

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

/** Asks an engine for a gradient, several times, and judges the first. */
final class Judge {

    private final int repeats;
    private final TolerancePolicy policy;

    /** Asks every engine so many times. */
    Judge(int repeats, TolerancePolicy policy) {
        this.repeats = repeats;
        this.policy = policy;
    }

    Judged judge(Case question, Truth truth, GradientEngine engine) {
        Precision precision = truth.precision();
        if (!engine.precisions().contains(precision)) {
            return without(question, truth, engine, Verdict.unsupported("it does not compute in " + precision.id()));
        }
        Optional<String> unsupported = truth.unsupported()
                .or(() ->
                        engine.unsupported(truth.pass().network(), truth.pass().batch(), precision));
        if (unsupported.isPresent()) {
            return without(question, truth, engine, Verdict.unsupported(unsupported.get()));
        }
        try {
            return ask(question, truth, engine);
        } catch (RuntimeException | LinkageError e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            String reason = "it threw " + e.getClass().getSimpleName() + ": " + message;
            return without(question, truth, engine, Verdict.failed(reason));
        }
    }

    private Judged ask(Case question, Truth truth, GradientEngine engine) {
        Precision precision = truth.precision();
        var network = truth.pass().network();
        var batch = truth.pass().batch();
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
        Verdict verdict = truth.judge(forward, first, policy.tolerance(truth, arithmetic));
        Optional<Diagnosis> diagnosis =
                verdict.outcome() == Outcome.DISAGREE ? diagnose(truth, arithmetic, forward, first) : Optional.empty();
        Verdict concluded = diagnosis.map(each -> each.conclude(verdict)).orElse(verdict);
        return new Judged(question, precision, engine.name(), concluded, diagnosis, difference, nanos[repeats / 2]);
    }

    /** Whatever the tolerance was: what rounding explains needs no diagnosis, so the derived bound decides. */
    private static Optional<Diagnosis> diagnose(
            Truth truth, Arithmetic arithmetic, Optional<ForwardPass> forward, Gradients gradients) {
        Verdict derived = truth.judge(forward, gradients, truth.tolerance(arithmetic));
        return truth.diagnose(arithmetic, forward, gradients, derived);
    }

    private static Judged without(Case question, Truth truth, GradientEngine engine, Verdict verdict) {
        return new Judged(question, truth.precision(), engine.name(), verdict, 0, 0);
    }

    /** Returns the largest difference of two gradients in ulps of the first, +∞ where their shapes differ. */
    private static double ulpsBetween(Gradients first, Gradients second, Precision precision) {
        Map<String, Matrix> others = second.tensors();
        double largest = 0;
        for (Map.Entry<String, Matrix> each : first.tensors().entrySet()) {
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
