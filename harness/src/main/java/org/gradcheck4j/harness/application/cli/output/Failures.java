package org.gradcheck4j.harness.application.cli.output;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.text.Visible;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a run's unexpected verdicts. One fault may cause hundreds. The first of an engine and cause has a whole
 * message, each of the others one line with the case. The report has all whole messages.
 */
public final class Failures {

    /** The seed of a case of the suite: it is not drawn. */
    public static final String SUITE_SEED = "the case's own: weights and samples are the same in every run";

    private final GradedRun run;
    private final String backend;
    private final String seed;
    private final Function<EngineVerdict, String> replay;
    private final Map<String, String> messages = new LinkedHashMap<>();

    /**
     * Writes the messages.
     *
     * @param run whose unexpected verdicts they are about
     * @param backend in words
     * @param seed of the weights and the samples
     * @param replay the command that runs a verdict's case again
     */
    public Failures(GradedRun run, String backend, String seed, Function<EngineVerdict, String> replay) {
        this.run = run;
        this.backend = backend;
        this.seed = seed;
        this.replay = replay;
        Map<String, String> places = new HashMap<>();
        for (EngineVerdict verdict : run.with(Grade.UNEXPECTED).verdicts()) {
            String cause = verdict.cause();
            String before = places.putIfAbsent(verdict.engine() + " " + cause, verdict.place());
            messages.put(
                    verdict.title(),
                    before == null
                            ? verdict.message().text(details(verdict))
                            : "%s (%s, as on %s)".formatted(verdict.message().headline(), cause, before));
        }
    }

    /** {@return the message of a verdict; null if it is not unexpected} */
    @Nullable
    public String of(EngineVerdict verdict) {
        return messages.get(verdict.title());
    }

    /**
     * {@return the messages, in the order of the run}
     *
     * @param colours of the words that say a verdict
     */
    public List<String> all(Colours colours) {
        return run.with(Grade.UNEXPECTED).verdicts().stream()
                .map(each -> colours.inMessage(
                        Objects.requireNonNull(messages.get(each.title())),
                        each.place() + ": " + each.engine(),
                        each.outcome()))
                .toList();
    }

    /** The messages by the title of the verdict, in the order of the run. */
    Map<String, String> byTitle() {
        return messages;
    }

    private Map<String, String> details(EngineVerdict verdict) {
        var testCase = verdict.testCase();
        String otherEngines = run.verdicts().stream()
                .filter(each -> each.place().equals(verdict.place()))
                .filter(each -> !each.engine().equals(verdict.engine()))
                .map(Failures::brief)
                .collect(Collectors.joining(", "));
        Map<String, String> details = new LinkedHashMap<>();
        details.put("precision", verdict.precision().id());
        int m = testCase.batch().size();
        details.put("network", "%s, m = %d".formatted(testCase.network().architecture(), m));
        details.put("case", Visible.of(testCase.about()));
        details.put("seed", seed);
        details.put("backend", backend);
        details.put("other engines", otherEngines.isEmpty() ? "none" : otherEngines);
        if (verdict.run().thrown().isPresent()) {
            details.put("where", "--debug prints the stack trace");
        }
        details.put("replay", replay.apply(verdict));
        return details;
    }

    private static String brief(EngineVerdict verdict) {
        String outcome = verdict.engine() + ": " + verdict.outcome().id();
        return verdict.verdict().tensors().isEmpty()
                ? outcome
                : String.format(
                        Locale.ROOT,
                        "%s (%.2g × the bound)",
                        outcome,
                        verdict.verdict().fractionOfBound());
    }
}
