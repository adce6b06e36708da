package org.gradcheck4j.harness.evaluation.soundness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.gradcheck4j.emulated.EmulatedEngine;
import org.gradcheck4j.emulated.EmulatedGpuEngine;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.evaluation.population.OutputClip;
import org.gradcheck4j.harness.evaluation.population.RandomCase;
import org.gradcheck4j.harness.evaluation.population.SoundnessCases;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;

/** Asks engines that are correct for the gradients of random cases, and looks for an entry outside its bound. */
final class SoundnessRun {

    /** One in this many cases has its activations judged too: they are more than the gradient has entries. */
    private static final int FORWARD_EVERY = 16;

    private final Function<RandomCase, List<GradientEngine>> engines;
    private final Map<StatisticsKey, ErrorStatistics> statistics = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();
    private final List<String> doubted = new ArrayList<>();
    private int unsupported;
    private int clipped;
    private int gradients;

    private SoundnessRun(Function<RandomCase, List<GradientEngine>> engines) {
        this.engines = engines;
    }

    /**
     * Judges some cases.
     *
     * @param seed of the run: the first case's
     * @param precision to compute in
     * @param engines to ask about a case
     * @param index of the part in the run, from 0
     * @param cases in each part
     * @return what came of it
     */
    static PartialResult part(
            long seed, Precision precision, Function<RandomCase, List<GradientEngine>> engines, int index, int cases) {
        SoundnessRun run = new SoundnessRun(engines);
        for (int k = 0; k < cases; k++) {
            run.judge(SoundnessCases.draw(seed + (long) index * cases + k, precision));
        }
        List<PartialResult.Counted> counted = run.statistics.entrySet().stream()
                .map(each -> new PartialResult.Counted(each.getKey(), each.getValue()))
                .toList();
        return new PartialResult(
                seed,
                precision,
                cases,
                run.unsupported,
                run.clipped,
                run.gradients,
                counted,
                run.violations,
                run.doubted);
    }

    private void judge(RandomCase drawn) {
        GradientCheck check = drawn.check();
        if (check.whyUnsupported().isPresent()) {
            unsupported++;
            return;
        }
        for (GradientEngine engine : engines.apply(drawn)) {
            Tolerance tolerance = check.tolerance(engine.arithmetic(drawn.precision()));
            if (OutputClip.reached(engine, check, tolerance)) {
                clipped++;
            } else {
                judge(drawn, check, engine, tolerance);
            }
        }
    }

    private void judge(RandomCase drawn, GradientCheck check, GradientEngine engine, Tolerance tolerance) {
        gradients++;
        String of = "%s: %s: ".formatted(drawn.title(), isEmulated(engine) ? engine : engine.name());
        EngineOutput output;
        try {
            output = output(engine, drawn);
        } catch (RuntimeException | LinkageError e) {
            violations.add(of + "it threw " + e);
            return;
        }
        Map<StatisticsKey.Tensors, ErrorStatistics> byTensors = new LinkedHashMap<>();
        Verdict verdict = check.compare(output, tolerance, (tensor, index, entry) -> byTensors
                .computeIfAbsent(StatisticsKey.Tensors.of(tensor), each -> new ErrorStatistics())
                .add(entry, tolerance.deviation(tensor, index)));
        if (verdict.outcome() == Outcome.FAILED) {
            violations.add(of + verdict.reason());
        }
        if (verdict.disagreeing() > 0) {
            verdict.worst().ifPresent(worst -> violations.add(of + violation(worst)));
        }
        if (verdict.isInconclusiveByErrorPattern()) {
            doubted.add(of + verdict.reason());
        }
        byTensors.forEach((tensors, each) -> {
            each.outputs = 1;
            each.outputsWithOutlier = each.outliers > 0 ? 1 : 0;
            StatisticsKey key =
                    new StatisticsKey(engine.name(), SizeClass.of(drawn), drawn.repeated(), drawn.trained(), tensors);
            statistics.computeIfAbsent(key, any -> new ErrorStatistics()).addAll(each);
        });
    }

    /** Then its form is said, too. */
    private static boolean isEmulated(GradientEngine engine) {
        return engine instanceof EmulatedEngine || engine instanceof EmulatedGpuEngine;
    }

    /** The entry that exceeds its bound by most. */
    private static String violation(TensorComparison tensor) {
        ComparedEntry entry = tensor.worst().get(0);
        return "%s(%d, %d) is %s, exact %s: off by %s, allowed %s"
                .formatted(
                        tensor.name(),
                        entry.row(),
                        entry.column(),
                        entry.actual(),
                        entry.expected(),
                        entry.error(),
                        entry.bound());
    }

    /** {@return what the engine returns, with the activations if they are worth a second pass} */
    private static EngineOutput output(GradientEngine engine, RandomCase drawn) {
        if (drawn.seed() % FORWARD_EVERY != 0) {
            return EngineOutput.of(engine.gradients(drawn.network(), drawn.batch(), drawn.precision()));
        }
        EngineOutput output = engine.output(drawn.network(), drawn.batch(), drawn.precision());
        return new EngineOutput(
                output.forward().map(each -> new ForwardPass(each.activations(), OptionalDouble.empty())),
                output.gradients());
    }
}
