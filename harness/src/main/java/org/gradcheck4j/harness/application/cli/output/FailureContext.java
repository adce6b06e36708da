package org.gradcheck4j.harness.application.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.application.suite.EngineVerdict;

/**
 * What else was asked and seen: the last lines of a failure.
 *
 * @param backend in words
 * @param seed of the weights and the samples
 * @param verdicts of the whole run
 */
public record FailureContext(String backend, String seed, List<EngineVerdict> verdicts) {

    /** A case of the suite is not drawn anew. */
    public static final String SUITE_SEED = "the case's own: weights and samples are the same in every run";

    /**
     * {@return the lines}
     *
     * @param judged the failure
     * @param again the command that runs it again
     */
    public List<String> of(EngineVerdict judged, String again) {
        var question = judged.question();
        List<String> lines = new ArrayList<>();
        lines.add("precision  " + judged.precision().id());
        lines.add("network    %s, m = %d"
                .formatted(question.network().architecture(), question.batch().size()));
        lines.add("case       " + question.about());
        lines.add("seed       " + seed);
        lines.add("backend    " + backend);
        String others = verdicts.stream()
                .filter(each -> each.question().id().equals(question.id()))
                .filter(each -> each.precision() == judged.precision())
                .filter(each -> !each.engine().equals(judged.engine()))
                .map(FailureContext::brief)
                .collect(Collectors.joining(", "));
        lines.add("others     " + (others.isEmpty() ? "none asked" : others));
        lines.add("again      " + again);
        return lines;
    }

    private static String brief(EngineVerdict judged) {
        var verdict = judged.verdict();
        return verdict.tensors().isEmpty()
                ? "%s: %s".formatted(judged.engine(), verdict.outcome().id())
                : String.format(
                        Locale.ROOT,
                        "%s: %s (%.2g × the bound)",
                        judged.engine(),
                        verdict.outcome().id(),
                        verdict.fractionOfBound());
    }
}
