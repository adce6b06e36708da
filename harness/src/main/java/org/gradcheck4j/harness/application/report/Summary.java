package org.gradcheck4j.harness.application.report;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Origin;
import org.gradcheck4j.harness.application.suite.Provenance;
import org.gradcheck4j.harness.text.Figures;

/**
 * {@code summary.md}: what the summary page of a CI job has room for, in GitHub's Markdown.
 *
 * @param run that is reported
 * @param provenance of the run
 * @param origin how it came about
 */
@JStache(path = "summary")
@JStacheConfig(contentType = Markdown.class)
record Summary(GradedRun run, Provenance provenance, Origin origin) {

    /** How many groups of unexpected verdicts are shown; the page has them all. */
    private static final int MOST_FAULTS = 20;

    /**
     * A fault that nobody expected.
     *
     * @param group the fault
     * @param replay the command that gives its example again
     */
    record Fault(FaultGroup group, String replay) {
        FaultText faultText() {
            return new FaultText(group);
        }

        String replayCode() {
            return Markdown.code(replay);
        }
    }

    Headline headline() {
        return Headline.of(run);
    }

    String sentence() {
        return new RunSentence(run).sentence();
    }

    Optional<String> differingRepeats() {
        return new RunSentence(run).differingRepeats();
    }

    boolean hasUnexpected() {
        return !run.with(Grade.UNEXPECTED).isEmpty();
    }

    List<Fault> faults() {
        return FaultGroup.of(run).stream()
                .limit(MOST_FAULTS)
                .map(group -> new Fault(group, origin.replay().apply(group.example())))
                .toList();
    }

    /** How many groups are not shown; empty if all are. */
    Optional<Integer> moreFaults() {
        return Optional.of(FaultGroup.of(run).size() - MOST_FAULTS).filter(more -> more > 0);
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
