package org.gradcheck4j.harness.assertions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.judgement.EngineRun;
import org.gradcheck4j.harness.judgement.GradientCheck;
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
     * that the engine computes in. The cases that a precision cannot test, or that the engine says it does not support, do not
     * count; in each precision, some case must agree.
     *
     * @return this assertion
     * @throws AssertionError with the whole message of the first case that does not agree, and how many others do not
     */
    public EngineAssert agreesWithFormula() {
        isNotNull();
        List<String> wrong = new ArrayList<>();
        for (Precision precision : Precision.values()) {
            if (actual.precisions().contains(precision) && !agreesInSome(precision, wrong)) {
                wrong.add("%s agrees on no case in %s: nothing was tested".formatted(actual.name(), precision.id()));
            }
        }
        if (wrong.isEmpty() && actual.precisions().isEmpty()) {
            wrong.add("%s computes in no precision: nothing was tested".formatted(actual.name()));
        }
        if (!wrong.isEmpty()) {
            String others = wrong.size() == 1 ? "" : "\nand %d more".formatted(wrong.size() - 1);
            throw new AssertionError(wrong.get(0) + others);
        }
        return this;
    }

    private boolean agreesInSome(Precision precision, List<String> wrong) {
        boolean agrees = false;
        for (Case each : StandardSuite.cases()) {
            GradientCheck check = GradientCheck.of(each.network(), each.batch(), precision);
            EngineRun run = EngineRun.of(actual, check, TolerancePolicy.DERIVED, REPEATS);
            Outcome outcome = run.judgement().verdict().outcome();
            agrees |= outcome == Outcome.AGREE;
            switch (outcome) {
                case DISAGREE, EXPLAINED, FAILED ->
                    wrong.add(new VerdictMessage(
                                    "%s in %s".formatted(each.id(), precision.id()), actual.name(), run.judgement())
                            .text(Map.of("network", each.network().architecture())));
                case AGREE, INCONCLUSIVE, UNSUPPORTED -> {}
            }
        }
        return agrees || !wrong.isEmpty();
    }
}
