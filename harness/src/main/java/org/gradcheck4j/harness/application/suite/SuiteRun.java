package org.gradcheck4j.harness.application.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.judgement.EngineRun;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.TolerancePolicy;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;

/** Puts cases to engines. */
public final class SuiteRun {

    /** How often the suite asks each engine for the same gradient; the first is judged. */
    private static final int REPEATS = 5;

    private final List<GradientEngine> engines;
    private final List<Precision> precisions;
    private final TolerancePolicy policy;

    /**
     * Prepares a run within the derived tolerance.
     *
     * @param engines to ask
     * @param precisions to ask in; an engine is asked only in those it computes in
     */
    public SuiteRun(List<GradientEngine> engines, List<Precision> precisions) {
        this(engines, precisions, GradientCheck::tolerance);
    }

    /**
     * Prepares a run within a tolerance of the user's choice.
     *
     * @param engines to ask
     * @param precisions to ask in; an engine is asked only in those it computes in
     * @param policy how large an error may be
     */
    public SuiteRun(List<GradientEngine> engines, List<Precision> precisions, TolerancePolicy policy) {
        this.engines = List.copyOf(engines);
        this.precisions = List.copyOf(precisions);
        this.policy = policy;
    }

    /**
     * Judges every engine on every case in every precision.
     *
     * @param cases the questions
     * @param progress is told each verdict as it falls
     * @return the verdicts, by case, then precision, then engine
     */
    public List<EngineVerdict> judge(List<Case> cases, Consumer<EngineVerdict> progress) {
        List<EngineVerdict> verdicts = new ArrayList<>();
        for (Case question : cases) {
            for (Precision precision : precisions) {
                GradientCheck check = GradientCheck.of(question.network(), question.batch(), precision);
                for (GradientEngine engine : engines) {
                    if (engine.precisions().contains(precision)) {
                        EngineVerdict judged = new EngineVerdict(
                                question, precision, engine.name(), EngineRun.of(engine, check, policy, REPEATS));
                        verdicts.add(judged);
                        progress.accept(judged);
                    }
                }
            }
        }
        return List.copyOf(verdicts);
    }
}
