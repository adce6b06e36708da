package org.gradcheck4j.harness.assertions;

import java.util.Map;
import org.assertj.core.api.AbstractAssert;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.judgement.EngineRun;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.harness.judgement.TolerancePolicy;
import org.gradcheck4j.harness.judgement.VerdictMessage;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;

/** Assertions on an engine. */
public final class EngineAssert extends AbstractAssert<EngineAssert, GradientEngine> {

    /** Enough to see whether an engine gives the same answer twice. */
    private static final int REPEATS = 2;

    EngineAssert(GradientEngine actual) {
        super(actual, EngineAssert.class);
    }

    /**
     * Asserts that every gradient of the engine agrees with the exact gradient: on each case of the standard suite, in each precision
     * that the engine computes in. A case passes, too, if too little of it can be tested, or if the engine says that it does not
     * support it; but in each precision, some case must agree.
     *
     * @return this assertion
     * @throws AssertionError with the message of the first case that does not agree; its cause is what the engine threw, if it did
     */
    public EngineAssert agreesWithFormula() {
        isNotNull();
        if (actual.precisions().isEmpty()) {
            throw new AssertionError("%s computes in no precision: nothing was tested".formatted(actual.name()));
        }
        actual.precisions().stream().sorted().forEach(this::agreesWithFormula);
        return this;
    }

    private void agreesWithFormula(Precision precision) {
        boolean agrees = false;
        for (Case each : StandardSuite.cases()) {
            GradientCheck check = GradientCheck.of(each.network(), each.batch(), precision);
            EngineRun run = EngineRun.of(actual, check, TolerancePolicy.DERIVED, REPEATS);
            Judgement judgement = run.judgement();
            if (isWrong(judgement.verdict())) {
                String subject = "%s in %s".formatted(each.id(), precision.id());
                throw new AssertionError(
                        new VerdictMessage(subject, actual.name(), judgement)
                                .text(Map.of("network", each.network().architecture())),
                        run.thrown().orElse(null));
            }
            agrees |= judgement.verdict().outcome() == Outcome.AGREE;
        }
        if (!agrees) {
            throw new AssertionError(
                    "%s agrees on no case in %s: nothing was tested".formatted(actual.name(), precision.id()));
        }
    }

    /** Doubted is what rounding does not explain, and not what could not be tested. */
    private static boolean isWrong(Verdict verdict) {
        return verdict.outcome().isWrong() || verdict.isInconclusiveByErrorPattern();
    }
}
