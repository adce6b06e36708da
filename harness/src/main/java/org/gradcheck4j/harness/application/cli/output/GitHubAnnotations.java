package org.gradcheck4j.harness.application.cli.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The messages of unexpected verdicts as lines of standard output that GitHub Actions shows as annotations of the workflow's run.
 * GitHub shows at most 10 of a step, so those that are told in full come first, and the last one counts the rest.
 */
public final class GitHubAnnotations {

    /** Set by GitHub Actions to {@code true}. */
    private static final String VARIABLE = "GITHUB_ACTIONS";

    private static final int MOST_ANNOTATIONS = 10;

    private GitHubAnnotations() {}

    /**
     * {@return the lines; none if the program does not run on GitHub Actions}
     *
     * @param failures of a run
     */
    public static List<String> of(Failures failures) {
        return "true".equals(System.getenv(VARIABLE)) ? lines(failures.byTitle()) : List.of();
    }

    /** The lines of messages by title. */
    static List<String> lines(Map<String, String> messages) {
        List<String> lines = new ArrayList<>(messages.entrySet().stream()
                .sorted(Comparator.comparing(each -> !each.getValue().contains("\n")))
                .map(each -> line(each.getKey(), each.getValue()))
                .limit(messages.size() > MOST_ANNOTATIONS ? MOST_ANNOTATIONS - 1 : MOST_ANNOTATIONS)
                .toList());
        int more = messages.size() - lines.size();
        if (more > 0) {
            lines.add(line("%d more unexpected verdicts".formatted(more), "The log and the report tell them all."));
        }
        return lines;
    }

    private static String line(String title, String message) {
        return "::error title=%s::%s"
                .formatted(escaped(title).replace(":", "%3A").replace(",", "%2C"), escaped(message));
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
