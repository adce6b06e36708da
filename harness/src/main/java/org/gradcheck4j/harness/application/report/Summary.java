package org.gradcheck4j.harness.application.report;

import java.util.List;
import java.util.StringJoiner;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectation;
import org.gradcheck4j.harness.comparison.FailureMessage;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.text.Figures;

/** {@code summary.md}: what the summary page of a CI job has room for, in GitHub's Markdown. */
final class Summary {

    /** More headlines than this are for the page to show. */
    private static final int MOST_HEADLINES = 20;

    private final Conclusion conclusion;
    private final Provenance provenance;

    Summary(Conclusion conclusion, Provenance provenance) {
        this.conclusion = conclusion;
        this.provenance = provenance;
    }

    String text() {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("## gradcheck4j: " + (conclusion.passes() ? "passed" : "FAILED"));
        lines.add("");
        lines.add(conclusion.sentence());
        unlisted(lines);
        vanished(lines);
        table(lines);
        lines.add("");
        lines.add("%s; JDK %s; started %s, took %s s."
                .formatted(
                        plain(provenance.nd4j()),
                        plain(provenance.jdk()),
                        plain(provenance.started()),
                        Figures.shortly(provenance.seconds())));
        return lines.toString();
    }

    private void unlisted(StringJoiner lines) {
        List<EngineVerdict> unlisted = conclusion.unlisted();
        if (unlisted.isEmpty()) {
            return;
        }
        lines.add("").add("### Not listed").add("");
        unlisted.stream()
                .limit(MOST_HEADLINES)
                .forEach(judged -> lines.add("- " + plain(message(judged).headline())));
        if (unlisted.size() > MOST_HEADLINES) {
            lines.add("- and %d more: see index.html".formatted(unlisted.size() - MOST_HEADLINES));
        }
    }

    private void vanished(StringJoiner lines) {
        if (conclusion.vanished().isEmpty()) {
            return;
        }
        lines.add("").add("### Listed, but no longer occurred").add("");
        for (Expectation each : conclusion.vanished()) {
            lines.add("- %s %s on %s: %s"
                    .formatted(plain(each.engine()), plain(each.verdict()), plain(each.family()), plain(each.why())));
        }
    }

    private void table(StringJoiner lines) {
        if (conclusion.verdicts().isEmpty()) {
            return;
        }
        lines.add("")
                .add(
                        "| engine | precision | verdicts | largest fraction of bound | off by, where explained | tested |");
        lines.add("|---|---|---|--:|--:|--:|");
        for (Score score : Score.of(conclusion.verdicts())) {
            lines.add("| %s | %s | %s | %s | %s | %s |"
                    .formatted(
                            plain(score.engine()),
                            score.precision(),
                            Conclusion.outcomes(score.verdicts()),
                            score.bounded() ? Figures.shortly(score.largestFraction()) : "",
                            score.harm(),
                            Figures.percent(score.coverage())));
        }
    }

    static FailureMessage message(EngineVerdict judged) {
        String asked = judged.question().id() + " in " + judged.precision().id();
        return new FailureMessage(
                asked, judged.engine(), judged.verdict(), judged.diagnosis().map(Diagnosis::sentence));
    }

    /** Text that Markdown and HTML take literally, on one line. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_\\[\\]|#~])", "\\\\$1");
    }
}
