package org.gradcheck4j.harness.application.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.sweep.Finding;
import org.gradcheck4j.harness.judgement.VerdictMessage;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;

/** A finding of a sweep, for people. */
final class FindingText {

    /** More parameters and samples than this are not printed. */
    private static final int MOST_NUMBERS = 40;

    private FindingText() {}

    static String of(Finding finding) {
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
        String subject = finding.occursAgain()
                ? "the smallest case"
                : "case " + finding.from().index();
        return new VerdictMessage(subject, finding.engine().name(), shrunk.run().judgement()).text(details);
    }

    private static String count(Finding finding) {
        String cases = "%d gradient%s with this cause, the first of the smallest on case %d"
                .formatted(
                        finding.count(),
                        finding.count() == 1 ? "" : "s",
                        finding.from().index());
        if (!finding.occursAgain()) {
            return cases + "; asked again, the engine did not do it again, so the case is not shrunk";
        }
        return finding.shrunk().expectation().isPresent()
                ? cases + "; this is known, and does not fail the sweep"
                : cases;
    }
}
