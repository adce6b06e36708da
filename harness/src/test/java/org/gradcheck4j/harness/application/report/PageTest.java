package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.gradcheck4j.harness.comparison.EntryError;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final String NAME = "index.html";

    /** What a page with 600 verdicts may weigh. */
    private static final int MOST_CHARACTERS = 1_000_000;

    @Test
    void hostile_names_are_escaped_everywhere() {
        GradedRun mixed = SampleRuns.mixed(SampleRuns.expects("doubled", "accumulated", SampleRuns.HOSTILE));
        assertThat(SampleRuns.file(mixed, NAME))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert")
                .containsOnlyOnce("<script>");
    }

    @Test
    void page_refers_to_nothing_outside_itself() {
        String page = SampleRuns.file(SampleRuns.mixed(), NAME);
        assertThat(page).contains("default-src 'none'");
        assertThat(Pattern.compile("(src|href)=\"([^\"#]+)").matcher(page).results())
                .extracting(found -> found.group(2))
                .containsExactly("data:,");
        assertThat(page).doesNotContain("url(").doesNotContain("@import");
    }

    @Test
    void failure_message_stands_whole_and_before_the_tables() {
        GradedRun run = SampleRuns.run(SampleRuns.DOUBLED);
        String page = SampleRuns.file(run, NAME);
        String message = run.verdicts()
                .get(0)
                .message()
                .text(Map.of("backend", "ND4J CPU 1.0 on a processor, BLAS a BLAS, 2 threads"))
                .replace("'", "&#x27;")
                .replace("=", "&#x3D;");
        assertThat(message).contains("]: every dW and db is 2 times the\n  formula");
        assertThat(page).contains(message);
        assertThat(page.indexOf(message)).isLessThan(page.indexOf("id=\"engines\""));
        assertThat(page).contains("✗ Failed.");
    }

    @Test
    void expected_verdicts_are_findings_with_their_reason() {
        Expectations listed = new Expectations(List.of(
                SampleRuns.expects("doubled", "accumulated", "xor"),
                SampleRuns.expects("doubled", "accumulated", "neuron")));
        String page = SampleRuns.file(SampleRuns.run(SampleRuns.cases(), listed, SampleRuns.DOUBLED), NAME);
        assertThat(page)
                .contains(
                        "✓ Passed.",
                        "accumulated on xor and neuron: 2 verdicts",
                        "Because it is known.",
                        "doubled, seen with DL4J 1.0.",
                        "<b>doubled</b>: 2 of 2 verdicts disagree with the formula for a known reason: accumulated.")
                .doesNotContain("id=\"unexpected\"");
    }

    @Test
    void finding_tells_how_wrong_the_numbers_are() {
        Expectations listed = new Expectations(List.of(SampleRuns.expects("doubled", "accumulated", "neuron")));
        GradedRun run = SampleRuns.run(SampleRuns.cases().subList(1, 2), listed, SampleRuns.DOUBLED);
        EntryError worst =
                run.verdicts().get(0).verdict().worst().orElseThrow().worst().get(0);
        assertThat(SampleRuns.file(run, NAME))
                .contains("<th scope=\"row\">double</th><td class=\"r\">1</td><td class=\"r expected\">100 %</td>"
                        + "<td class=\"wide\">%s in place of %s: d"
                                .formatted(Figures.threeDigits(worst.actual()), Figures.threeDigits(worst.expected())));
    }

    @Test
    void example_of_a_small_error_shows_the_digits_that_differ() {
        SampleRuns.Faulty slightly = new SampleRuns.Faulty("slightly", right -> SampleRuns.scaled(right, 1 + 1e-8));
        Expectations listed = new Expectations(List.of(SampleRuns.expects("slightly", "scaled", "neuron")));
        GradedRun run = SampleRuns.run(SampleRuns.cases().subList(1, 2), listed, slightly);
        EntryError worst =
                run.verdicts().get(0).verdict().worst().orElseThrow().worst().get(0);
        assertThat(SampleRuns.file(run, NAME)).contains(worst.actual() + " in place of " + worst.expected() + ": d");
    }

    @Test
    void headline_says_in_plain_words_what_is_wrong_first() {
        Expectations listed = new Expectations(List.of(
                SampleRuns.expects("doubled", "accumulated", "xor"),
                SampleRuns.expects("reference", "disagree", "xor")));
        GradedRun run = SampleRuns.run(
                SampleRuns.cases(),
                listed,
                new ReferenceEngine(),
                SampleRuns.DOUBLED,
                SampleRuns.NOT_A_NUMBER,
                SampleRuns.THROWS);
        assertThat(SampleRuns.file(run, NAME))
                .contains(
                        "✗ Failed.</span> 2 of 8 verdicts disagree with the formula; 2 failed; 2 of 8 verdicts agree with the"
                                + " formula; 2 disagree, and it is known why; 5 of these were not expected; 1 expected did"
                                + " not occur.");
        assertThat(SampleRuns.file(SampleRuns.run(), NAME)).contains("✗ Failed.</span> Nothing was compared.");
    }

    @Test
    void page_answers_for_each_engine_whether_it_is_right() {
        assertThat(SampleRuns.file(SampleRuns.mixed(), NAME))
                .contains(
                        "<b>reference</b>: right wherever it could be tested",
                        "<b>not-a-number</b>: 3 of 3 verdicts disagree with the formula.",
                        "<b>throws</b>: 3 of 3 verdicts failed.");
    }

    @Test
    void engines_of_which_the_same_is_true_are_told_together() {
        SampleRuns.Faulty other = new SampleRuns.Faulty("other", right -> right);
        assertThat(SampleRuns.file(SampleRuns.run(new ReferenceEngine(), other), NAME))
                .contains("<b>reference and other, each</b>: right wherever it could be tested");
    }

    @Test
    void too_little_tested_is_no_finding_but_stands_under_what_was_not_checked() {
        List<Case> saturated = StandardSuite.cases().stream()
                .filter(each -> each.id().equals("saturated-right-800"))
                .toList();
        Expectations listed = new Expectations(List.of(SampleRuns.expects("reference", "inconclusive", "saturated")));
        String page = SampleRuns.file(SampleRuns.run(saturated, listed, new ReferenceEngine()), NAME);
        assertThat(page)
                .contains("✓ Passed.", "in 1 too little could be tested")
                .doesNotContain("id=\"findings\"");
        assertThat(page.indexOf("<th scope=\"row\">inconclusive</th><td class=\"r\">1</td>"))
                .isGreaterThan(page.indexOf("id=\"not-checked\""));
    }

    @Test
    void run_without_nd4j_says_so() {
        Provenance without = new Provenance(
                "host", "Linux", "none", "JDK", 0, "none", Provenance.NONE, "none", "plain", "now", 1, "x");
        String page = new AgreementReport(SampleRuns.run(new ReferenceEngine()), without, SampleRuns.EXPLANATION)
                .files()
                .get(NAME);
        assertThat(page)
                .contains("DL4J and every backend of ND4J: no engine of this run uses them.")
                .doesNotContain("none none", "No GPU took part");
    }

    @Test
    void missing_expectation_fails_the_run() {
        Expectations listed = new Expectations(List.of(SampleRuns.expects("reference", "disagree", "xor")));
        assertThat(SampleRuns.file(SampleRuns.run(SampleRuns.cases(), listed, new ReferenceEngine()), NAME))
                .contains("✗ Failed.", "Expected, but did not occur: reference on xor, disagree");
    }

    @Test
    void every_verdict_has_its_row() {
        GradedRun run = SampleRuns.mixed();
        String page = SampleRuns.file(run, NAME);
        assertThat(Pattern.compile("<td class=\"(agrees|expected|unexpected)\">")
                        .matcher(page)
                        .results())
                .hasSameSizeAs(run.verdicts());
    }

    @Test
    void page_says_what_was_not_checked() {
        assertThat(SampleRuns.file(SampleRuns.mixed(), NAME))
                .contains(
                        "reference in half: not computed.",
                        "Activations and loss of doubled and not-a-number: they show only their gradients.",
                        "No GPU took part.");
    }

    @Test
    void six_hundred_verdicts_fit_in_a_megabyte_even_if_all_disagree() {
        List<EngineVerdict> two = SampleRuns.run(SampleRuns.DOUBLED).verdicts();
        List<EngineVerdict> many = new ArrayList<>();
        IntStream.range(0, 300).forEach(k -> many.addAll(two));
        String page = SampleRuns.file(new GradedRun(many, Expectations.NONE, true), NAME);
        assertThat(page.length()).isLessThan(MOST_CHARACTERS);
        assertThat(page).contains("500 more are in the tables below");
    }
}
