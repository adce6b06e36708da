package org.gradcheck4j.harness.application.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubAnnotationsTest {

    @Test
    void what_github_takes_for_syntax_is_escaped() {
        assertThat(GitHubAnnotations.lines(Map.of("a: b, 5 %", "100 %: x, y::z\r\n  remedy  none")))
                .containsExactly("::error title=a%3A b%2C 5 %25::100 %25: x, y::z%0D%0A  remedy  none");
    }

    /** As GitHub's runner reads a line: properties end at the next {@code ::}, and are apart by commas; %25 comes last. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a, b=c: d::e",
                "::error title=x::y",
                "100 %",
                "%25 %0A %3A",
                "one\ntwo",
                "one\r\ntwo\rthree",
                "\n::add-mask::0",
                "ends in %",
                ",",
                ":",
                "A[i−1] ÷ σ′"
            })
    void runner_reads_back_what_was_written(String text) {
        String line = GitHubAnnotations.lines(Map.of(text, text)).get(0);
        assertThat(line).startsWith("::error ").doesNotContain("\n", "\r");
        String rest = line.substring("::error ".length());
        String[] properties = rest.substring(0, rest.indexOf("::")).split(",", -1);
        String message = rest.substring(rest.indexOf("::") + 2);
        assertThat(properties).hasSize(1);
        assertThat(properties[0]).startsWith("title=");
        String title = properties[0].substring("title=".length());
        assertThat(unescaped(title.replace("%3A", ":").replace("%2C", ","))).isEqualTo(text);
        assertThat(unescaped(message)).isEqualTo(text);
    }

    private static String unescaped(String text) {
        return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
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
