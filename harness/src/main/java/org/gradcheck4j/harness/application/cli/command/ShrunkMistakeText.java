package org.gradcheck4j.harness.application.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.sweep.ShrunkMistake;
import org.gradcheck4j.harness.judgement.VerdictMessage;
import org.gradcheck4j.harness.text.Paragraph;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;

/** A finding of a sweep, for people. */
final class ShrunkMistakeText {

    /** More parameters and samples than this are not printed. */
    private static final int MOST_NUMBERS = 40;

    private static final int WIDTH = 100;
    private static final int INDENT = 2;

    private ShrunkMistakeText() {}

    static String of(ShrunkMistake finding) {
        if (!finding.occursAgain()) {
            return Paragraph.wrapped(
                    ("case %d: %s was wrong in the sweep (%s), but was right when it was asked again: its answers differ from "
                                    + "call to call, or depend on earlier calls; %d gradient%s with this cause")
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

    private static String count(ShrunkMistake finding) {
        String cases = "%d gradient%s with this cause; the smallest case is number %d"
                .formatted(
                        finding.count(),
                        finding.count() == 1 ? "" : "s",
                        finding.from().index());
        return finding.shrunk().expectation().isPresent()
                ? cases + "; this is known, and does not fail the sweep"
                : cases;
    }
}
