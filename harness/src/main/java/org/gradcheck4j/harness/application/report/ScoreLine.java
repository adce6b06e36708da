package org.gradcheck4j.harness.application.report;

import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.text.Figures;

/** One engine in one precision, as the page shows it. */
record ScoreLine(
        String engine,
        String precision,
        String outcomes,
        boolean allAgree,
        boolean bounded,
        BoundBar fraction,
        String harm,
        String coverage,
        String unusual) {

    static ScoreLine of(Score score) {
        return new ScoreLine(
                score.engine(),
                score.precision(),
                Conclusion.outcomes(score.verdicts()),
                score.verdicts().stream().allMatch(each -> each.verdict().outcome() == Outcome.AGREE),
                score.bounded(),
                BoundBar.of(score.largestFraction()),
                score.harm(),
                Figures.percent(score.coverage()),
                String.valueOf(score.unusual()));
    }
}
