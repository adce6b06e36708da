package org.gradcheck4j.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.suite.Expectations;
import org.gradcheck4j.harness.suite.Judged;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final String NAME = "index.html";

    /** What a page with 600 verdicts may weigh. */
    private static final int MOST_CHARACTERS = 1_000_000;

    @Test
    void hostile_names_are_escaped_everywhere() {
        Expectations listed = new Expectations(List.of(Runs.expects("doubled", "scaled", Runs.HOSTILE)));
        assertThat(Runs.file(Runs.mixed(), listed, NAME))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert")
                .containsOnlyOnce("<script>");
    }

    @Test
    void page_refers_to_nothing_outside_itself() {
        String page = Runs.file(Runs.mixed(), Runs.NONE, NAME);
        assertThat(page).contains("default-src 'none'");
        assertThat(Pattern.compile("(src|href)=\"([^\"#]+)").matcher(page).results())
                .extracting(found -> found.group(2))
                .containsExactly("data:,");
        assertThat(page).doesNotContain("url(").doesNotContain("@import");
    }

    @Test
    void failure_message_stands_whole_and_before_the_tables() {
        List<Judged> verdicts = Runs.judged(Runs.cases(), Runs.DOUBLED);
        String page = Runs.file(verdicts, Runs.NONE, NAME);
        String message = Summary.message(verdicts.get(0))
                .text(List.of("backend    CPU 1.0"))
                .replace("=", "&#x3D;");
        assertThat(page).contains(message);
        assertThat(page.indexOf(message)).isLessThan(page.indexOf("id=\"engines\""));
        assertThat(page).contains("✗ Failed.");
    }

    @Test
    void listed_verdicts_are_findings_with_their_reason() {
        Expectations listed = new Expectations(
                List.of(Runs.expects("doubled", "scaled", "xor"), Runs.expects("doubled", "scaled", "neuron")));
        String page = Runs.file(Runs.judged(Runs.cases(), Runs.DOUBLED), listed, NAME);
        assertThat(page)
                .contains(
                        "✓ Passed.",
                        "scaled: 2 verdicts",
                        "because it is known",
                        "doubled on xor (1), doubled on neuron (1)")
                .doesNotContain("id=\"problems\"");
    }

    @Test
    void vanished_expectation_is_a_problem() {
        Expectations listed = new Expectations(List.of(Runs.expects("reference", "disagree", "xor")));
        assertThat(Runs.file(Runs.judged(Runs.cases(), new ReferenceEngine()), listed, NAME))
                .contains("✗ Failed.", "Listed, but no longer occurred: reference on xor, disagree");
    }

    @Test
    void every_verdict_has_its_row() {
        List<Judged> verdicts = Runs.mixed();
        String page = Runs.file(verdicts, Runs.NONE, NAME);
        assertThat(Pattern.compile("<td class=\"(agree|listed|trouble)\">")
                        .matcher(page)
                        .results())
                .hasSameSizeAs(verdicts);
    }

    @Test
    void page_says_what_was_not_checked() {
        assertThat(Runs.file(Runs.mixed(), Runs.NONE, NAME))
                .contains(
                        "reference in half: it was not asked.",
                        "Activations and loss of doubled and not-a-number: they show only their gradients.",
                        "No GPU took part.");
    }

    @Test
    void six_hundred_verdicts_fit_in_a_megabyte_even_if_all_disagree() {
        List<Judged> two = Runs.judged(Runs.cases(), Runs.DOUBLED);
        List<Judged> many = new ArrayList<>();
        IntStream.range(0, 300).forEach(k -> many.addAll(two));
        String page = Runs.file(many, Runs.NONE, NAME);
        assertThat(page.length()).isLessThan(MOST_CHARACTERS);
        assertThat(page).contains("500 more are in the tables below");
    }
}
