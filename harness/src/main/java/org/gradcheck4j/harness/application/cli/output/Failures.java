package org.gradcheck4j.harness.application.cli.output;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.comparison.FailureMessage;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the suite says of its failures. One fault fails hundreds of verdicts: the first of an engine and cause
 * is told in full, each of the others in the line that says where. The report has them all.
 */
public final class Failures {

    private final Map<String, String> texts = new LinkedHashMap<>();

    private Failures() {}

    /**
     * {@return the messages of what the expectations do not accept}
     *
     * @param again the command that runs a verdict's case again
     */
    public static Failures of(
            List<EngineVerdict> verdicts,
            Expectations expectations,
            FailureContext circumstances,
            Function<EngineVerdict, String> again) {
        Failures failures = new Failures();
        Map<String, String> told = new HashMap<>();
        for (EngineVerdict judged : verdicts) {
            if (!expectations.accepts(judged)) {
                String asked =
                        judged.question().id() + " in " + judged.precision().id();
                String cause = judged.diagnosis()
                        .map(Diagnosis::id)
                        .orElse(judged.verdict().outcome().id());
                FailureMessage message = new FailureMessage(
                        asked,
                        judged.engine(),
                        judged.verdict(),
                        judged.diagnosis().map(Diagnosis::sentence));
                String before = told.putIfAbsent(judged.engine() + " " + cause, asked);
                failures.texts.put(
                        judged.title(),
                        before == null
                                ? message.text(circumstances.of(judged, again.apply(judged)))
                                : "%s (%s, as on %s)".formatted(message.headline(), cause, before));
            }
        }
        return failures;
    }

    /** {@return the message, or null where the verdict is accepted} */
    @Nullable
    public String of(EngineVerdict judged) {
        return texts.get(judged.title());
    }

    /** {@return the messages, in the order of the run} */
    public List<String> all() {
        return List.copyOf(texts.values());
    }
}
