package org.gradcheck4j.harness.judgement;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * One engine on one case in one precision: its output, and the judgement of it.
 *
 * @param output what it returned the first time; empty if it cannot compute this, or failed
 * @param arithmetic what it declares; empty if there is no output
 * @param judgement of that output
 * @param repeatUlps the largest difference between repeats of the same gradient, in units in the last place; 0 if they
 *     were bitwise the same
 * @param nanos the median time of one gradient, in nanoseconds; 0 if none was computed
 * @param thrown what the engine threw, if it failed by that
 */
public record EngineRun(
        Optional<EngineOutput> output,
        Optional<Arithmetic> arithmetic,
        Judgement judgement,
        double repeatUlps,
        long nanos,
        Optional<Throwable> thrown) {

    /**
     * A run in which the engine threw nothing.
     *
     * @param output as above
     * @param arithmetic as above
     * @param judgement as above
     * @param repeatUlps as above
     * @param nanos as above
     */
    public EngineRun(
            Optional<EngineOutput> output,
            Optional<Arithmetic> arithmetic,
            Judgement judgement,
            double repeatUlps,
            long nanos) {
        this(output, arithmetic, judgement, repeatUlps, nanos, Optional.empty());
    }

    /**
     * What the calls of an engine gave.
     *
     * @param output of the first
     * @param repeat the one that differs most from the first; empty if none does
     */
    private record Returned(
            EngineOutput output, Optional<Gradients> repeat, Arithmetic arithmetic, double repeatUlps, long nanos) {

        Judgement judgement(EngineOutput one, GradientCheck check, TolerancePolicy policy) {
            return policy.given(check.precision())
                    .map(tolerance -> check.judgeWithin(tolerance, one, arithmetic))
                    .orElseGet(() -> check.judge(one, arithmetic));
        }
    }

    /**
     * Lets an engine compute the gradient, and judges the first result. If that is not wrong, but a repeat is, the engine failed.
     *
     * @param engine to run
     * @param check the inputs, and the exact solution
     * @param policy how large an error may be
     * @param repeats how often the gradient is computed, at least 1
     * @return {@code unsupported} or {@code failed} if there is no output: what the engine throws is never rethrown, and a call that
     *     takes more than 10 minutes is given up
     */
    public static EngineRun of(GradientEngine engine, GradientCheck check, TolerancePolicy policy, int repeats) {
        return of(engine, check, policy, repeats, EngineThreads.LIMIT);
    }

    /** As {@link #of(GradientEngine, GradientCheck, TolerancePolicy, int)}, with a time limit for each call of the engine. */
    static EngineRun of(
            GradientEngine engine, GradientCheck check, TolerancePolicy policy, int repeats, Duration limit) {
        Returned returned;
        try {
            EngineCalls calls = new EngineCalls(engine, check, limit);
            Optional<String> why = calls.whyUnsupported();
            if (why.isPresent()) {
                return without(Verdict.unsupported(why.get()));
            }
            returned = run(calls, repeats, check.precision());
        } catch (EngineFailure e) {
            return without(Verdict.failed(String.valueOf(e.getMessage())));
        } catch (RuntimeException | Error e) { // a stack overflow is its failure, too
            Judgement failed = Judgement.of(Verdict.failed("it threw " + EngineFailure.inWords(e)));
            return new EngineRun(Optional.empty(), Optional.empty(), failed, 0, 0, Optional.of(e));
        }
        // Outside the try: what is thrown from here on is no failure of the engine.
        Judgement judgement = returned.judgement(returned.output, check, policy);
        Optional<Verdict> wrongRepeat = returned.repeat
                .filter(repeat -> !judgement.verdict().outcome().isWrong())
                .map(repeat -> returned.judgement(EngineOutput.of(repeat), check, policy)
                        .verdict())
                .filter(verdict -> verdict.outcome().isWrong());
        if (wrongRepeat.isPresent()) {
            return without(Verdict.failed(differs(wrongRepeat.get())));
        }
        return new EngineRun(
                Optional.of(returned.output),
                Optional.of(returned.arithmetic),
                judgement,
                returned.repeatUlps,
                returned.nanos);
    }

    private static String differs(Verdict repeat) {
        return "it does not give the same answer twice: the first gradient passed, but in a repeat, "
                + repeat.firstWrong().map(VerdictMessage::offBy).orElse(repeat.reason());
    }

    private static Returned run(EngineCalls calls, int repeats, Precision precision) {
        long[] nanos = new long[repeats];
        EngineCalls.Timed<EngineOutput> first = calls.output();
        nanos[0] = first.nanos(); // with the forward pass: the median of several repeats hides that
        EngineOutput output = withoutNull(first.returned());
        double difference = 0;
        Optional<Gradients> farthest = Optional.empty();
        for (int k = 1; k < repeats; k++) {
            EngineCalls.Timed<Gradients> repeat = calls.gradients();
            nanos[k] = repeat.nanos();
            double ulps = ulpsBetween(output.gradients(), repeat.returned(), precision);
            if (ulps > difference) {
                difference = ulps;
                farthest = Optional.of(repeat.returned());
            }
        }
        Arrays.sort(nanos);
        return new Returned(output, farthest, calls.arithmetic(), difference, nanos[repeats / 2]);
    }

    /** An engine that returns null fails here, and not where its numbers are judged. */
    private static EngineOutput withoutNull(EngineOutput output) {
        output.tensors().forEach((name, tensor) -> {
            if (tensor == null) {
                throw new EngineFailure(name + " is null");
            }
        });
        return output;
    }

    private static EngineRun without(Verdict verdict) {
        return new EngineRun(Optional.empty(), Optional.empty(), Judgement.of(verdict), 0, 0);
    }

    /** The largest difference of two gradients in ulps of the first; +∞ if their shapes differ. */
    private static double ulpsBetween(Gradients first, Gradients second, Precision precision) {
        Map<TensorName, Matrix> others = second.tensors();
        double largest = 0;
        for (Map.Entry<TensorName, Matrix> each : first.tensors().entrySet()) {
            Matrix one = each.getValue();
            Matrix other = others.get(each.getKey());
            if (other == null || !one.hasShapeOf(other)) {
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
