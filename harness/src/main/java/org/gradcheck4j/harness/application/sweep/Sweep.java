package org.gradcheck4j.harness.application.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.application.suite.EngineTask;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectation;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.evaluation.population.RandomCase;
import org.gradcheck4j.harness.evaluation.population.SweepCases;
import org.gradcheck4j.harness.judgement.EngineRun;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.TolerancePolicy;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;

/**
 * Engines judged on random cases. Each case follows from the seed and its index alone.
 *
 * @param engines to judge, each in the precisions that it computes in
 * @param seed of the sweep
 */
public record Sweep(List<GradientEngine> engines, long seed) {

    private static final String FAMILY = "sweep";

    /** Enough to see whether an engine gives the same answer twice. */
    private static final int REPEATS = 2;

    /** Keeps an unmodifiable copy. */
    public Sweep {
        engines = List.copyOf(engines);
    }

    /**
     * Judges the engines on some cases.
     *
     * @param from the index of the first
     * @param to the index after the last
     * @param listener is told every verdict
     * @return what came of it
     */
    public SweepSummary judge(long from, long to, Consumer<EngineVerdict> listener) {
        return judge(from, to, task -> {}, listener);
    }

    /**
     * As above.
     *
     * @param from the index of the first
     * @param to the index after the last
     * @param begins is told each task before the engine is called
     * @param listener is told every verdict
     * @return what came of it
     */
    public SweepSummary judge(long from, long to, Consumer<EngineTask> begins, Consumer<EngineVerdict> listener) {
        SweepSummary summary = SweepSummary.NONE;
        for (long index = from; index < to; index++) {
            summary = summary.and(SweepSummary.of(index, judge(index, begins, listener)));
        }
        return summary;
    }

    private List<EngineVerdict> judge(long index, Consumer<EngineTask> begins, Consumer<EngineVerdict> each) {
        SweepCases.Drawn drawn = SweepCases.draw(seed, index);
        Case testCase = testCase(index, drawn.drawn());
        List<EngineVerdict> verdicts = new ArrayList<>();
        for (GradientEngine engine : engines) {
            if (engine.precisions().contains(drawn.check().precision())) {
                begins.accept(new EngineTask(
                        engine.name(), testCase.id(), drawn.check().precision()));
                EngineVerdict verdict = verdict(engine, testCase, drawn.check());
                each.accept(verdict);
                verdicts.add(verdict);
            }
        }
        return verdicts;
    }

    /**
     * {@return a case of this sweep}
     *
     * @param index from 0
     */
    public Case testCase(long index) {
        return testCase(index, SweepCases.draw(seed, index).drawn());
    }

    private Case testCase(long index, RandomCase drawn) {
        return new Case(
                "sweep-%d-%d".formatted(seed, index),
                FAMILY,
                "case %d of the sweep with seed %d: %s".formatted(index, seed, drawn.title()),
                drawn.network(),
                drawn.batch());
    }

    /**
     * {@return an engine's verdict on a case that its precision can hold}
     *
     * @param engine to judge
     * @param testCase any
     * @param precision to compute in
     */
    static EngineVerdict verdict(GradientEngine engine, Case testCase, Precision precision) {
        return verdict(engine, testCase, GradientCheck.of(testCase.network(), testCase.batch(), precision));
    }

    /** As above, by the exact solution of the case. */
    static EngineVerdict verdict(GradientEngine engine, Case testCase, GradientCheck check) {
        EngineRun run = EngineRun.of(engine, check, TolerancePolicy.DERIVED, REPEATS);
        boolean isKnown = engine.outputClip().isPresent()
                && run.judgement().verdict().outcome() == Outcome.EXPLAINED
                && run.judgement().explanationOrOutcome().equals(Diagnosis.CLIPPED_LOSS.text());
        Optional<Expectation> known = isKnown
                ? Optional.of(new Expectation(
                        engine.name(), Diagnosis.CLIPPED_LOSS.text(), FAMILY, "", "its loss clips the output"))
                : Optional.empty();
        return new EngineVerdict(testCase, check.precision(), engine.name(), run, known, 0, List.of());
    }

    /**
     * {@return for each engine and each way in which it is wrong, the smallest case that was found for it in its best precision, shrunk}
     *
     * @param summary of this sweep
     * @param told of each when it is shrunk, which takes seconds if the network is large
     */
    public List<ShrunkMistake> findings(SweepSummary summary, Consumer<ShrunkMistake> told) {
        return findings(summary, task -> {}, told);
    }

    /**
     * As above.
     *
     * @param summary of this sweep
     * @param begins is told each engine that is about to be called, with the case that is about to be shrunk
     * @param told of each when it is shrunk
     * @return the findings
     */
    public List<ShrunkMistake> findings(
            SweepSummary summary, Consumer<EngineTask> begins, Consumer<ShrunkMistake> told) {
        List<ShrunkMistake> findings = new ArrayList<>();
        for (List<VerdictCount> alike : summary.mistakes()) {
            ShrunkMistake finding = finding(alike, begins);
            findings.add(finding);
            told.accept(finding);
        }
        return findings;
    }

    private ShrunkMistake finding(List<VerdictCount> alike, Consumer<EngineTask> begins) {
        VerdictCount smallest = alike.stream()
                .min(Comparator.comparing((VerdictCount each) -> each.kind().precision()) // double says most
                        .thenComparing(VerdictCount::smallest, SweptCase.SMALLEST_FIRST))
                .orElseThrow();
        long count = alike.stream().mapToLong(VerdictCount::count).sum();
        SweptCase from = smallest.smallest();
        Case testCase = testCase(from.index());
        VerdictKind kind = smallest.kind();
        begins.accept(new EngineTask(kind.engine(), testCase.id() + ", shrunk,", kind.precision()));
        return ShrunkMistake.shrinking(engine(kind.engine()), count, from, testCase, kind);
    }

    /**
     * {@return for each engine and precision, the verdict on the case that came nearest to its bound} Wrong gradients are findings.
     *
     * @param summary of this sweep
     */
    public List<EngineVerdict> worst(SweepSummary summary) {
        Map<String, List<VerdictCount>> byEngineAndPrecision = summary.counts().stream()
                .filter(each -> !each.kind().outcome().isWrong() && each.kind().outcome() != Outcome.UNSUPPORTED)
                .collect(Collectors.groupingBy(
                        each -> each.kind().engine() + " " + each.kind().precision(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byEngineAndPrecision.values().stream().map(this::worst).toList();
    }

    private EngineVerdict worst(List<VerdictCount> counts) {
        long index = counts.stream()
                .flatMap(each -> each.worst().stream())
                .min(SweptCase.WORST_FIRST)
                .orElseThrow()
                .index();
        VerdictKind kind = counts.get(0).kind();
        return verdict(engine(kind.engine()), testCase(index), kind.precision());
    }

    private GradientEngine engine(String name) {
        return engines.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * {@return what tells this sweep from others, and its engines' code from that of another build}
     *
     * @throws IOException if the code of an engine cannot be read
     */
    public String identity() throws IOException {
        List<Class<?>> classes = new ArrayList<>(List.of(Sweep.class, GradientEngine.class));
        engines.forEach(engine -> classes.add(Engines.typeOf(engine)));
        String names = engines.stream().map(GradientEngine::name).collect(Collectors.joining(","));
        return "sweep, seed %d, engines %s, code %s".formatted(seed, names, CodeFingerprint.of(classes));
    }
}
