package org.gradcheck4j.harness.application.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.sweep.Finding;
import org.gradcheck4j.harness.judgement.VerdictMessage;
import org.gradcheck4j.harness.text.Paragraph;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;

/** A finding of a sweep, for people. */
final class FindingText {

    /** More parameters and samples than this are not printed. */
    private static final int MOST_NUMBERS = 40;

    private static final int WIDTH = 100;
    private static final int INDENT = 2;

    private FindingText() {}

    static String of(Finding finding) {
        if (!finding.occursAgain()) {
            return Paragraph.wrapped(
                    ("case %d: %s was wrong in the sweep (%s), and is not so when it is asked again: it does not give the same "
                                    + "answer each time, or what it computed before matters; %d gradient%s with this cause")
                            .formatted(
                                    finding.from().index(),
                                    finding.engine().name(),
                                    finding.cause(),
                                    finding.count(),
                                    finding.count() == 1 ? "" : "s"),
                    WIDTH,
                    INDENT);
        }
        EngineVerdict shrunk = finding.shrunk();
        Map<String, String> details = new LinkedHashMap<>();
        Network network = shrunk.testCase().network();
        Batch batch = shrunk.testCase().batch();
        details.put("in the sweep", count(finding));
        details.put("precision", shrunk.precision().id());
        details.put("network", "%s, m = %d".formatted(network.architecture(), batch.size()));
        if (network.parameters() + batch.X().size() <= MOST_NUMBERS) {
            for (int i = 1; i <= network.depth(); i++) {
                details.put("W" + i, network.layer(i).weights().toString());
                details.put("b" + i, network.layer(i).bias().toString());
            }
            details.put("X", batch.X().toString());
            details.put("y", batch.y().toString());
        }
        return new VerdictMessage(
                        shrunk.testCase().about(),
                        finding.engine().name(),
                        shrunk.run().judgement())
                .text(details);
    }

    private static String count(Finding finding) {
        String cases = "%d gradient%s with this cause, the first of the smallest on case %d"
                .formatted(
                        finding.count(),
                        finding.count() == 1 ? "" : "s",
                        finding.from().index());
        return finding.shrunk().expectation().isPresent()
                ? cases + "; this is known, and does not fail the sweep"
                : cases;
    }
}
