package org.gradcheck4j.harness.application.report;

import java.util.List;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.text.Figures;

/**
 * The verdicts on one engine in one precision, over all cases.
 *
 * @param engine its name
 * @param precision its id
 * @param verdicts of that engine in that precision
 */
record EngineScore(String engine, String precision, VerdictGroup verdicts) {

    /** By engine, then precision, each in the order of its first verdict. */
    static List<EngineScore> of(VerdictGroup all) {
        return all.by(EngineVerdict::engine).entrySet().stream()
                .flatMap(engine -> engine.getValue().by(each -> each.precision().id()).entrySet().stream()
                        .map(precision -> new EngineScore(engine.getKey(), precision.getKey(), precision.getValue())))
                .toList();
    }

    boolean allAgree() {
        return verdicts.with(Outcome.AGREE).size() == verdicts.size();
    }

    /** Whether there is an error ÷ bound to show: an explained verdict shows its relative error in place of it. */
    boolean bounded() {
        return unexplained().entries() > 0;
    }

    /** The largest error ÷ bound of a verdict that is not explained. */
    BoundBar fractionOfBound() {
        return BoundBar.of(unexplained().fractionOfBound());
    }

    /** The largest relative error of the explained verdicts, in words; empty if there is none. */
    String relativeError() {
        return ErrorMagnitude.largest(verdicts.with(Outcome.EXPLAINED));
    }

    /** How many entries are outliers, in verdicts that are not explained. */
    long outliers() {
        return unexplained().outliers();
    }

    String coverage() {
        return Figures.percent(verdicts.coverage());
    }

    private VerdictGroup unexplained() {
        return verdicts.only(each -> each.outcome() != Outcome.EXPLAINED);
    }
}
