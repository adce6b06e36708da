package org.gradcheck4j.harness.application.report;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.text.Figures;

/**
 * {@code summary.md}: what the summary page of a CI job has room for, in GitHub's Markdown.
 *
 * @param run that is reported
 * @param provenance of the run
 */
@JStache(path = "summary")
@JStacheConfig(contentType = Markdown.class)
record Summary(GradedRun run, Provenance provenance) {

    /** How many headlines are shown; the page has them all. */
    private static final int MOST_HEADLINES = 20;

    String sentence() {
        return new RunSentence(run).sentence();
    }

    boolean hasUnexpected() {
        return !run.with(Grade.UNEXPECTED).isEmpty();
    }

    List<EngineVerdict> unexpected() {
        return Page.worstFirst(run).stream().limit(MOST_HEADLINES).toList();
    }

    /** How many headlines are not shown; empty if all are. */
    Optional<Integer> moreUnexpected() {
        return Optional.of(run.with(Grade.UNEXPECTED).size() - MOST_HEADLINES).filter(more -> more > 0);
    }

    boolean hasMissing() {
        return !run.missing().isEmpty();
    }

    boolean hasScores() {
        return !scores().isEmpty();
    }

    List<EngineScore> scores() {
        return EngineScore.of(run.all());
    }

    String seconds() {
        return Figures.threeDigits(provenance.seconds());
    }
}
