package org.gradcheck4j.harness.report;

import org.gradcheck4j.harness.comparison.Outcome;

/** One engine in one precision, as the page shows it. */
record ScoreLine(String engine, String precision, String outcomes, boolean allAgree, Share fraction, String coverage) {

    static ScoreLine of(Score score) {
        return new ScoreLine(
                score.engine(),
                score.precision(),
                Conclusion.outcomes(score.verdicts()),
                score.verdicts().stream().allMatch(each -> each.verdict().outcome() == Outcome.AGREE),
                Share.of(score.largestFraction()),
                Figures.percent(score.coverage()));
    }
}
