package org.gradcheck4j.harness.judgement;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * One engine on one case in one precision: its output, and the judgement of it.
 *
 * @param output what it returned the first time; empty if it cannot compute this, or threw
 * @param judgement of that output
 * @param repeatUlps the largest difference between repeats of the same gradient, in units in the last place; 0 if they
 *     were bitwise the same
 * @param nanos the median time of one gradient, in nanoseconds; 0 if none was computed
 */
public record EngineRun(Optional<EngineOutput> output, Judgement judgement, double repeatUlps, long nanos) {

    /** What the calls of an engine gave. */
    private record Returned(EngineOutput output, Arithmetic arithmetic, double repeatUlps, long nanos) {}

    /**
     * Lets an engine compute the gradient, and judges the first result.
     *
     * @param engine to run
     * @param check the inputs, and the exact solution
     * @param policy how large an error may be
     * @param repeats how often the gradient is computed, at least 1
     * @return {@code unsupported} or {@code failed} if there is no output: what the engine throws is never thrown on
     */
    public static EngineRun of(GradientEngine engine, GradientCheck check, TolerancePolicy policy, int repeats) {
        Returned returned;
        try {
            Optional<String> why = whyUnsupported(engine, check);
            if (why.isPresent()) {
                return without(Verdict.unsupported(why.get()));
            }
            returned = run(engine, check, repeats);
        } catch (RuntimeException | LinkageError e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return without(Verdict.failed("it threw " + e.getClass().getSimpleName() + ": " + message));
        }
        // Outside the try: what is thrown from here on is no failure of the engine.
        Judgement judgement = policy.given(check.precision())
                .map(tolerance -> check.judge(returned.output, returned.arithmetic, tolerance))
                .orElseGet(() -> check.judge(returned.output, returned.arithmetic));
        return new EngineRun(Optional.of(returned.output), judgement, returned.repeatUlps, returned.nanos);
    }

    private static Optional<String> whyUnsupported(GradientEngine engine, GradientCheck check) {
        Precision precision = check.precision();
        return engine.precisions().contains(precision)
                ? check.whyUnsupported()
                        .or(() -> engine.unsupported(
                                check.solution().network(), check.solution().batch(), precision))
                : Optional.of("it does not compute in " + precision.id());
    }

    private static Returned run(GradientEngine engine, GradientCheck check, int repeats) {
        Precision precision = check.precision();
        Network network = check.solution().network();
        Batch batch = check.solution().batch();
        Optional<ForwardPass> forward = engine.forward(network, batch, precision);
        long[] nanos = new long[repeats];
        long begun = System.nanoTime();
        Gradients first = engine.gradients(network, batch, precision);
        nanos[0] = System.nanoTime() - begun;
        EngineOutput output = withoutNull(new EngineOutput(forward, first));
        double difference = 0;
        for (int k = 1; k < repeats; k++) {
            long start = System.nanoTime();
            Gradients repeat = engine.gradients(network, batch, precision);
            nanos[k] = System.nanoTime() - start;
            difference = Math.max(difference, ulpsBetween(first, repeat, precision));
        }
        Arrays.sort(nanos);
        Arithmetic arithmetic = Objects.requireNonNull(engine.arithmetic(precision), "its arithmetic is null");
        return new Returned(output, arithmetic, difference, nanos[repeats / 2]);
    }

    /** An engine that returns null fails here, and not where its numbers are judged. */
    private static EngineOutput withoutNull(EngineOutput output) {
        output.tensors().forEach((name, tensor) -> Objects.requireNonNull(tensor, () -> name + " is null"));
        return output;
    }

    private static EngineRun without(Verdict verdict) {
        return new EngineRun(Optional.empty(), Judgement.of(verdict), 0, 0);
    }

    /** The largest difference of two gradients in ulps of the first; +∞ if their shapes differ. */
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
