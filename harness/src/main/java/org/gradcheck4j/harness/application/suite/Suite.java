package org.gradcheck4j.harness.application.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.gradcheck4j.harness.judgement.EngineRun;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.TolerancePolicy;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;

/**
 * Cases for engines to compute, and the verdicts that are expected.
 *
 * @param cases in the order of the report
 * @param engines to judge
 * @param precisions to judge in; an engine is judged only in those it computes in
 * @param policy how large an error may be
 * @param expectations the known verdicts other than {@code agree}
 * @param isWhole whether these are all cases that the expectations are about: only then can an expected verdict be missing
 */
public record Suite(
        List<Case> cases,
        List<GradientEngine> engines,
        List<Precision> precisions,
        TolerancePolicy policy,
        Expectations expectations,
        boolean isWhole) {

    /** How often an engine computes the same gradient, if nothing else is said; the first is judged. */
    public static final int REPEATS = 5;

    /** Keeps unmodifiable copies. */
    public Suite {
        cases = List.copyOf(cases);
        engines = List.copyOf(engines);
        precisions = List.copyOf(precisions);
    }

    /**
     * {@return the standard suite: every case in every precision, with the shipped expectations}
     *
     * @param engines to judge
     */
    public static Suite standard(List<GradientEngine> engines) {
        return new Suite(
                StandardSuite.cases(),
                engines,
                List.of(Precision.values()),
                TolerancePolicy.DERIVED,
                Expectations.shipped(),
                true);
    }

    /**
     * {@return this suite with some of its cases}
     *
     * @param some of them
     */
    public Suite only(List<Case> some) {
        return new Suite(some, engines, precisions, policy, expectations, false);
    }

    /** {@return how many verdicts there will be} */
    public long size() {
        return cases.size()
                * engines.stream()
                        .mapToLong(engine -> precisions.stream()
                                .filter(engine.precisions()::contains)
                                .count())
                        .sum();
    }

    /**
     * Judges every engine on every case, in every precision of the suite that it computes in.
     *
     * @param progress is told each verdict when it is known
     * @return the verdicts, by case, then precision, then engine
     * @throws BadInputException if a case has numbers that not even the exact solution holds
     */
    public GradedRun judge(Consumer<EngineVerdict> progress) {
        return judge(engine -> REPEATS, task -> {}, progress);
    }

    /**
     * As {@link #judge(Consumer)}, with other numbers of repeats.
     *
     * @param repeats how often an engine computes the same gradient
     * @param begins is told each task before the engine is called
     * @param progress is told each verdict when it is known
     * @return the verdicts, by case, then precision, then engine
     */
    public GradedRun judge(
            ToIntFunction<GradientEngine> repeats, Consumer<EngineTask> begins, Consumer<EngineVerdict> progress) {
        List<EngineVerdict> verdicts = new ArrayList<>();
        for (Case testCase : cases) {
            for (Precision precision : precisions) {
                GradientCheck check = check(testCase, precision);
                for (GradientEngine engine : engines) {
                    if (engine.precisions().contains(precision)) {
                        begins.accept(new EngineTask(engine.name(), testCase.id(), precision));
                        EngineRun run = EngineRun.of(engine, check, policy, repeats.applyAsInt(engine));
                        Optional<Expectation> expected =
                                expectations.about(engine.name(), run.judgement(), testCase.family());
                        EngineVerdict verdict = new EngineVerdict(
                                testCase,
                                precision,
                                engine.name(),
                                run,
                                expected,
                                TensorPlots.outputZ(check),
                                plots(check, run));
                        verdicts.add(verdict);
                        progress.accept(verdict);
                    }
                }
            }
        }
        return new GradedRun(verdicts, expectations, isWhole);
    }

    private static GradientCheck check(Case testCase, Precision precision) {
        try {
            return GradientCheck.of(testCase.network(), testCase.batch(), precision);
        } catch (ArithmeticException e) {
            throw new BadInputException(
                    "%s: not even the exact gradient can be computed: %s".formatted(testCase.id(), e.getMessage()));
        }
    }

    private List<TensorPlots> plots(GradientCheck check, EngineRun run) {
        if (run.output().isEmpty() || run.arithmetic().isEmpty()) {
            return List.of();
        }
        Arithmetic arithmetic = run.arithmetic().get();
        return TensorPlots.of(
                check, run.output().get(), run.judgement().verdict(), policy.tolerance(check, arithmetic), arithmetic);
    }
}
