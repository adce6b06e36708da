package org.gradcheck4j.harness.application.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GitHubAnnotationsTest {

    @Test
    void what_github_takes_for_syntax_is_escaped() {
        assertThat(GitHubAnnotations.lines(Map.of("a: b, 5 %", "100 %: x, y::z\r\n  remedy  none")))
                .containsExactly("::error title=a%3A b%2C 5 %25::100 %25: x, y::z%0D%0A  remedy  none");
    }

    @Test
    void nothing_unexpected_is_no_annotation() {
        assertThat(GitHubAnnotations.lines(Map.of())).isEmpty();
    }

    @Test
    void ten_are_shown() {
        assertThat(GitHubAnnotations.lines(messages(10)))
                .hasSize(10)
                .startsWith("::error title=case 0::short")
                .endsWith("::error title=case 9::short");
    }

    @Test
    void of_more_than_ten_the_last_counts_the_rest() {
        assertThat(GitHubAnnotations.lines(messages(25)))
                .hasSize(10)
                .contains("::error title=case 8::short")
                .endsWith("::error title=16 more unexpected verdicts::The log and the report tell them all.");
    }

    @Test
    void what_is_told_in_full_comes_first() {
        Map<String, String> messages = messages(25);
        messages.put("the first of another engine", "in\nfull");
        List<String> lines = GitHubAnnotations.lines(messages);
        assertThat(lines)
                .startsWith("::error title=the first of another engine::in%0Afull", "::error title=case 0::short");
    }

    private static Map<String, String> messages(int count) {
        Map<String, String> messages = new LinkedHashMap<>();
        IntStream.range(0, count).forEach(k -> messages.put("case " + k, "short"));
        return messages;
    }
}
