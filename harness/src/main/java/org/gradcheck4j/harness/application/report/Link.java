package org.gradcheck4j.harness.application.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.gradcheck4j.harness.application.suite.EngineVerdict;

/**
 * A link to rows of the table of verdicts, on the same page.
 *
 * @param address that starts with {@code #}
 * @param text that is shown
 */
record Link(String address, String text) {

    static Link of(EngineVerdict verdict) {
        return new Link(address(verdict), verdict.place());
    }

    /** To some of an engine's verdicts, or to all if the verdict is empty. */
    static Link of(String engine, String verdict) {
        return new Link(
                "#engine=" + encoded(engine) + (verdict.isEmpty() ? "" : "&verdict=" + encoded(verdict)), engine);
    }

    /** To the unexpected verdicts of a family. */
    static Link toUnexpected(String family, int count) {
        return new Link("#family=" + encoded(family) + "&verdict=unexpected", count + " unexpected");
    }

    /** With the case, the engine and the precision, so that it still leads there in the next run's report. */
    static String address(EngineVerdict verdict) {
        return "#case=%s&engine=%s&precision=%s"
                .formatted(
                        encoded(verdict.testCase().id()),
                        encoded(verdict.engine()),
                        verdict.precision().id());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
