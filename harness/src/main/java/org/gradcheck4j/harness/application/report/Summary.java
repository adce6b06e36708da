package org.gradcheck4j.harness.application.report;

import java.util.List;
import java.util.StringJoiner;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectation;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.text.Figures;

/** {@code summary.md}: what the summary page of a CI job has room for, in GitHub's Markdown. */
final class Summary {

    /** How many headlines are shown; the page has them all. */
    private static final int MOST_HEADLINES = 20;

    private final GradedRun run;
    private final Provenance provenance;
    private final StringJoiner lines = new StringJoiner("\n", "", "\n");

    private Summary(GradedRun run, Provenance provenance) {
        this.run = run;
        this.provenance = provenance;
    }

    static String of(GradedRun run, Provenance provenance) {
        Summary summary = new Summary(run, provenance);
        summary.lines.add("## gradcheck4j: " + (run.passes() ? "passed" : "FAILED"));
        summary.lines.add("");
        summary.lines.add(new RunSentence(run).sentence());
        summary.unexpected();
        summary.missing();
        summary.table();
        summary.footer();
        return summary.lines.toString();
    }

    private void unexpected() {
        List<EngineVerdict> unexpected = Page.worstFirst(run);
        if (unexpected.isEmpty()) {
            return;
        }
        heading("Unexpected");
        unexpected.stream()
                .limit(MOST_HEADLINES)
                .forEach(each -> lines.add("- " + plain(each.message().headline())));
        if (unexpected.size() > MOST_HEADLINES) {
            lines.add("- and %d more: see index.html".formatted(unexpected.size() - MOST_HEADLINES));
        }
    }

    private void missing() {
        if (run.missing().isEmpty()) {
            return;
        }
        heading("Expected, but did not occur");
        for (Expectation each : run.missing()) {
            lines.add("- %s %s on %s: %s"
                    .formatted(plain(each.engine()), plain(each.verdict()), plain(each.family()), plain(each.why())));
        }
    }

    private void heading(String text) {
        lines.add("").add("### " + text).add("");
    }

    private void table() {
        if (run.verdicts().isEmpty()) {
            return;
        }
        lines.add("").add("| engine | precision | verdicts | error ÷ bound | relative error, if explained | tested |");
        lines.add("|---|---|---|--:|--:|--:|");
        for (EngineScore score : EngineScore.of(run.all())) {
            lines.add("| %s | %s | %s | %s | %s | %s |"
                    .formatted(
                            plain(score.engine()),
                            score.precision(),
                            score.verdicts().outcomes(),
                            score.bounded() ? score.fractionOfBound().text() : "",
                            score.relativeError(),
                            score.coverage()));
        }
    }

    private void footer() {
        lines.add("")
                .add("Backend: %s; JDK %s; started %s, took %s s."
                        .formatted(
                                plain(provenance.nd4j()),
                                plain(provenance.jdk()),
                                plain(provenance.started()),
                                Figures.threeDigits(provenance.seconds())));
    }

    /** Text that Markdown and HTML take literally, on one line. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_\\[\\]|#~])", "\\\\$1");
    }
}
