package org.gradcheck4j.harness.evaluation.soundness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck4j.emulated.EmulatedEngine;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.comparison.EntryError;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/** Puts random questions to engines that are correct, and looks for an entry outside its bound. */
final class SoundnessRun {

    /** One in so many questions has its activations judged too: they are more than the gradient has entries. */
    private static final int FORWARD_EVERY = 16;

    private final long seed;
    private final Precision precision;
    private final SoundnessEngines engines;
    private final Map<StatisticsKey, ErrorStatistics> tallies = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();
    private int unsupported;
    private int clipped;
    private int gradients;

    private SoundnessRun(long seed, Precision precision, SoundnessEngines engines) {
        this.seed = seed;
        this.precision = precision;
        this.engines = engines;
    }

    /**
     * Judges the answers to some questions.
     *
     * @param seed of the run: the first question's
     * @param precision to compute in
     * @param engines that answer
     * @param index of the chunk, from 0
     * @param questions in a chunk
     * @return what came of it
     */
    static PartialResult chunk(long seed, Precision precision, SoundnessEngines engines, int index, int questions) {
        SoundnessRun soak = new SoundnessRun(seed, precision, engines);
        for (int k = 0; k < questions; k++) {
            soak.put(SoundnessCase.of(seed + (long) index * questions + k));
        }
        return soak.result(index, questions);
    }

    private PartialResult result(int index, int questions) {
        List<PartialResult.Counted> counted = tallies.entrySet().stream()
                .map(each -> new PartialResult.Counted(each.getKey(), each.getValue()))
                .toList();
        return new PartialResult(
                seed, precision, index, questions, unsupported, clipped, gradients, counted, violations);
    }

    private void put(SoundnessCase question) {
        GradientCheck check = GradientCheck.of(question.network(), question.batch(), precision);
        if (check.unsupported().isPresent()) {
            unsupported++;
            return;
        }
        for (GradientEngine engine : engines.of(question)) {
            Tolerance tolerance = check.tolerance(engine.arithmetic(precision));
            if (ClippedOutput.reaches(engine.name(), check.solution(), precision, tolerance)) {
                clipped++;
            } else {
                judge(question, check, engine, tolerance);
            }
        }
    }

    private void judge(SoundnessCase question, GradientCheck check, GradientEngine engine, Tolerance tolerance) {
        Pass seen = new Pass(question, engine, tolerance);
        Verdict verdict;
        try {
            boolean withForward = question.seed() % FORWARD_EVERY == 0;
            verdict = check.compare(output(engine, check.solution(), withForward), tolerance, seen::see);
        } catch (RuntimeException | LinkageError e) {
            verdict = Verdict.failed("it threw " + e);
        }
        gradients++;
        if (verdict.outcome() == Outcome.FAILED) {
            violations.add("%s in %s: %s: %s".formatted(question, precision.id(), engine, verdict.reason()));
        }
        seen.worst().ifPresent(violations::add);
        seen.close();
    }

    /** With the activations, if they are worth a second pass. */
    private EngineOutput output(GradientEngine engine, ExactSolution solution, boolean withForward) {
        if (withForward && engine instanceof EmulatedEngine emulated) {
            EngineOutput output = emulated.output(solution.network(), solution.batch(), precision);
            return new EngineOutput(activations(output.forward()), output.gradients());
        }
        return new EngineOutput(
                withForward
                        ? activations(engine.forward(solution.network(), solution.batch(), precision))
                        : Optional.empty(),
                engine.gradients(solution.network(), solution.batch(), precision));
    }

    private static Optional<ForwardPass> activations(Optional<ForwardPass> forward) {
        return forward.map(each -> new ForwardPass(each.activations(), OptionalDouble.empty()));
    }

    /** One engine's answer to one question, entry by entry. */
    private final class Pass {

        private final SoundnessCase question;
        private final GradientEngine engine;
        private final Tolerance tolerance;
        private final Map<StatisticsKey.Part, ErrorStatistics> parts = new LinkedHashMap<>();
        private double worst = 1;
        private String violation = "";

        Pass(SoundnessCase question, GradientEngine engine, Tolerance tolerance) {
            this.question = question;
            this.engine = engine;
            this.tolerance = tolerance;
        }

        void see(TensorName tensor, int index, EntryError entry) {
            StatisticsKey.Part part =
                    tensor.is(TensorName.Quantity.A) ? StatisticsKey.Part.ACTIVATIONS : StatisticsKey.Part.GRADIENT;
            parts.computeIfAbsent(part, each -> new ErrorStatistics()).add(entry, tolerance.deviation(tensor, index));
            if (entry.disagrees() && (violation.isEmpty() || entry.fractionOfBound() > worst)) {
                worst = entry.fractionOfBound();
                violation = "%s in %s: %s: %s(%d, %d) is %s, exact %s: off by %s, allowed %s"
                        .formatted(
                                question,
                                precision.id(),
                                engine instanceof Record ? engine : engine.name(),
                                tensor,
                                entry.row(),
                                entry.column(),
                                entry.actual(),
                                entry.expected(),
                                entry.error(),
                                entry.bound());
            }
        }

        /** {@return its worst violation, if any} */
        Optional<String> worst() {
            return Optional.of(violation).filter(text -> !text.isEmpty());
        }

        void close() {
            SizeClass size = SizeClass.of(question.network(), question.batch());
            parts.forEach((part, tally) -> {
                tally.passes = 1;
                tally.unusualPasses = tally.unusual > 0 ? 1 : 0;
                tallies.computeIfAbsent(
                                new StatisticsKey(engine.name(), size, question.repeated(), part),
                                each -> new ErrorStatistics())
                        .addAll(tally);
            });
        }
    }
}
