package org.gradcheck4j.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What runs on GitHub: no more rights than it needs, and no code that can change under us. */
class WorkflowsTest {

    private static final Path GITHUB = Page.ROOT.resolve(".github");

    private static final Pattern USES = Pattern.compile("uses: *(\\S+.*)");
    /** A commit, and the version that it is for readers and for Dependabot. */
    private static final Pattern PINNED = Pattern.compile("[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

    private static final Pattern CHECKOUT = Pattern.compile("uses: actions/checkout@");
    private static final Pattern CHECKOUT_WITHOUT_CREDENTIALS =
            Pattern.compile("uses: actions/checkout@.*\\s+with:\\s+persist-credentials: false\n");

    private static final Pattern WRITE = Pattern.compile("\\S+: *write\\S*");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(GITHUB)) {
            return files.filter(file -> file.toString().endsWith(".yml")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void an_action_is_pinned_by_its_commit(Path file) {
        assertThat(USES.matcher(Page.read(file)).results().map(found -> found.group(1)))
                .allMatch(PINNED.asMatchPredicate());
    }

    static Stream<Path> workflows() throws IOException {
        return files().stream().filter(file -> file.getParent().endsWith("workflows"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void a_workflow_may_read_and_nothing_else(Path workflow) {
        String text = Page.read(workflow);
        assertThat(text).contains("\npermissions:\n  contents: read\n\n");
        assertThat(WRITE.matcher(text).results().map(MatchResult::group))
                .as("only a job that uploads what CodeQL found may write, and only that")
                .allMatch("security-events: write"::equals);
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void a_checkout_leaves_no_credentials_behind(Path workflow) {
        String text = Page.read(workflow);
        assertThat(CHECKOUT_WITHOUT_CREDENTIALS.matcher(text).results().count())
                .isEqualTo(CHECKOUT.matcher(text).results().count());
    }
}
