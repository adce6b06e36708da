package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Provenance;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypotheses;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypothesis;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final String NAME = "index.html";

    /** What a page with 6,000 verdicts may weigh. */
    private static final int MOST_BYTES = 400_000;

    @Test
    void every_diagnosis_has_plain_words_and_two_mistakes_have_both() {
        assertThat(DiagnosisName.inWords(new DiagnosisId("sum-not-mean+labels-flipped")))
                .isEqualTo(
                        "the two classes are swapped: the labels are 1 − y; and the gradient is the sum over the batch, not"
                                + " the mean over it");
        assertThat(DiagnosisName.inWords(new DiagnosisId("squared-error"))).startsWith("dZ[L] is ");
        Stream.concat(Hypotheses.all().stream().map(Hypothesis::id), Diagnosis.WITHOUT_HYPOTHESIS.stream())
                .forEach(
                        id -> assertThat(DiagnosisName.inWords(id)).isNotBlank().doesNotEndWith("."));
    }

    @Test
    void card_says_that_a_forward_pass_was_not_shown_and_claims_nothing_of_it() {
        String card = card(SampleRuns.run(SampleRuns.DOUBLED));
        assertThat(card)
                .contains(
                        "It showed its gradients alone, no activations and no loss. So its forward pass, each Z and A, and the"
                                + " loss J were not checked by themselves. If dW[i] agrees, A[i−1] is most likely right, too.",
                        "<span class=\"muted\">A1 not shown</span>")
                .doesNotContain("judged by A[", "✓");
    }

    @Test
    void card_of_an_engine_that_shows_its_forward_pass_judges_z_by_a() {
        GradientEngine wrong = new ShowsForward();
        assertThat(card(SampleRuns.run(wrong)))
                .contains("Z[i] is judged by A[i]", " to the loss J", ">A1 ✓ ")
                .doesNotContain("not shown", "not checked");
    }

    private static String card(GradedRun run) {
        String page = SampleRuns.file(run, NAME);
        return page.substring(page.indexOf("<article"), page.indexOf("</article>"));
    }

    /** Right forward, wrong backward. */
    private record ShowsForward() implements GradientEngine {

        @Override
        public String name() {
            return "shows-forward";
        }

        @Override
        public Set<Precision> precisions() {
            return Set.of(Precision.DOUBLE);
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            return SampleRuns.DOUBLED.gradients(network, batch, precision);
        }

        @Override
        public Optional<ForwardPass> forward(Network network, Batch batch, Precision precision) {
            return new ReferenceEngine().forward(network, batch, precision);
        }
    }

    /** In the columns of the tables, and in the drawing of the layers. */
    @Test
    void a_column_has_one_unit() {
        GradedRun run = SampleRuns.mixed(SampleRuns.expects("doubled", "accumulated", "xor"));
        String page = SampleRuns.file(run, NAME);
        assertThat(found(page, "<td class=\"r[^\"]*\"[^>]*>(?:<b[^>]*>)?([^<]*)"))
                .hasSizeGreaterThan(50)
                .noneMatch(cell -> cell.contains("×"));
        assertThat(found(page, "<td class=\"r[^\"]*\"(?! data-label=\"tested\")[^>]*>([^<]*)"))
                .noneMatch(cell -> cell.contains("%"));
        assertThat(found(page, "<span class=\"(?:agrees|unexpected)\">(?:A|dW|db)\\d+ ([^<]*)</span>"))
                .isNotEmpty()
                .allMatch(step -> step.endsWith(" × bound"));
    }

    @Test
    void page_calls_the_bound_and_outliers_and_tensors_by_one_name() {
        String page = SampleRuns.file(SampleRuns.mixed(SampleRuns.expects("doubled", "accumulated", "xor")), NAME);
        String body = page.substring(page.indexOf("<body>"), page.indexOf("<script type"));
        assertThat(body.replaceAll("<[^>]*>", " ").toLowerCase(Locale.ROOT))
                .contains("bound")
                .doesNotContain("limit", "unusual", "parameter");
    }

    @Test
    void hostile_names_are_escaped_everywhere() {
        GradedRun mixed = SampleRuns.mixed(SampleRuns.expects("doubled", "accumulated", SampleRuns.HOSTILE));
        assertThat(SampleRuns.file(mixed, NAME))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert")
                .containsOnlyOnce("<script>")
                .containsOnlyOnce("<script type=\"application/json\"");
    }

    @Test
    void page_refers_to_nothing_but_what_lies_beside_it() {
        String page = SampleRuns.file(SampleRuns.mixed(), NAME);
        assertThat(page).contains("default-src 'none'");
        assertThat(Pattern.compile("(src|href)=\"([^\"#]+)\"").matcher(page).results())
                .extracting(found -> found.group(2))
                .containsExactlyInAnyOrder(
                        "data:,", "why.html", "wrong-doubled-accumulated.npz", "wrong-not-a-number-non-finite.npz");
        assertThat(page).doesNotContain("url(").doesNotContain("@import");
    }

    @Test
    void page_points_at_the_engine_that_is_wrong_and_says_where_and_why() {
        String page = SampleRuns.file(
                SampleRuns.run(SampleRuns.cases(), Expectations.NONE, new ReferenceEngine(), SampleRuns.DOUBLED), NAME);
        assertThat(page)
                .contains(
                        "<h1>✗ Failed: doubled is wrong. Its numbers fit this mistake: the gradient is added up over k calls, and not set"
                                + " to 0 in between (accumulated).</h1>",
                        "<p>Explained (accumulated) in 2 of its 2 verdicts; for example, neuron-one-input in double: layer 1, ",
                        "<p>2 of 4 verdicts agree with the formula.</p>",
                        "<span class=\"unexpected\">✗</span> <a href=\"#engine&#x3D;doubled&amp;verdict&#x3D;unexpected\">doubled</a>"
                                + " unexpected: explained (accumulated)",
                        "<span class=\"agrees\">✓</span> <a href=\"#engine&#x3D;reference\">reference</a> agree, wherever tested",
                        "doubled · explained: the gradient is added up over k calls, and not set to 0 in between (accumulated)"
                                + " · 2 verdicts</h3>",
                        "<b>Mend:</b> ",
                        " More: <code>gradcheck4j explain accumulated</code>.</p>",
                        "Run this case again: <code class=\"replay\">gradcheck4j suite --case ")
                .containsOnlyOnce("<article class=\"card new\">");
        assertThat(page.indexOf("<span class=\"label unexpected\">doubled · double</span>"))
                .isLessThan(page.indexOf("<span class=\"label \">reference · double</span>"));
    }

    @Test
    void page_of_one_wrong_verdict_says_what_it_is_and_counts_nothing() {
        GradedRun run = SampleRuns.run(SampleRuns.cases().subList(0, 1), Expectations.NONE, SampleRuns.DOUBLED);
        assertThat(SampleRuns.file(run, NAME))
                .contains(
                        "<p>Explained (accumulated); xor-2-2-1 in double: layer ",
                        " and should be ",
                        "; rounding allows ")
                .doesNotContain("of its 1 verdicts", "0 agree");
    }

    @Test
    void a_listed_finding_stands_after_what_is_new_and_is_not_called_unexpected() {
        Expectations listed = new Expectations(List.of(
                SampleRuns.expects("doubled", "accumulated", "xor"),
                SampleRuns.expects("doubled", "accumulated", "neuron")));
        GradedRun run = SampleRuns.run(SampleRuns.cases(), listed, SampleRuns.DOUBLED, SampleRuns.NOT_A_NUMBER);
        String page = SampleRuns.file(run, NAME);
        assertThat(page)
                .contains(
                        "✗ Failed: not-a-number is wrong. A gradient is NaN or infinite (non-finite).",
                        "Expected: 2 explained (accumulated).",
                        "<span class=\"expected\">≠</span> <a href=\"#engine&#x3D;doubled&amp;verdict&#x3D;explained\">doubled</a>"
                                + " expected: explained (accumulated)",
                        "xor and neuron: 2 verdicts of doubled · explained: the gradient is added up over k calls, and not set"
                                + " to 0 in between (accumulated)</h3>",
                        "Because it is known. Seen with DL4J 1.0. <b>What to do:</b>");
        assertThat(page.indexOf("id=\"unexpected\"")).isLessThan(page.indexOf("id=\"findings\""));
    }

    @Test
    void run_that_passes_says_that_nothing_is_unexpected() {
        Expectations listed = new Expectations(List.of(
                SampleRuns.expects("doubled", "accumulated", "xor"),
                SampleRuns.expects("doubled", "accumulated", "neuron")));
        assertThat(SampleRuns.file(SampleRuns.run(SampleRuns.cases(), listed, SampleRuns.DOUBLED), NAME))
                .contains("<h1>✓ Passed: 0 unexpected of 2 verdicts.</h1>")
                .doesNotContain("id=\"unexpected\"");
        assertThat(SampleRuns.file(SampleRuns.run(), NAME)).contains("<h1>✗ Failed: nothing was compared.</h1>");
    }

    @Test
    void finding_tells_how_wrong_the_numbers_are() {
        Expectations listed = new Expectations(List.of(SampleRuns.expects("doubled", "accumulated", "neuron")));
        GradedRun run = SampleRuns.run(SampleRuns.cases().subList(1, 2), listed, SampleRuns.DOUBLED);
        ComparedEntry worst =
                run.verdicts().get(0).verdict().worst().orElseThrow().worst().get(0);
        assertThat(SampleRuns.file(run, NAME))
                .contains("<th scope=\"row\">double</th><td class=\"r\" data-label=\"verdicts\">1</td>"
                        + "<td class=\"r expected\" data-label=\"error ÷ largest entry, up to\">1.00</td>"
                        + "<td data-label=\"for example\">%s in place of %s: d"
                                .formatted(Figures.threeDigits(worst.actual()), Figures.threeDigits(worst.expected())));
    }

    @Test
    void example_of_a_small_error_shows_the_digits_that_differ() {
        SampleRuns.Faulty slightly = new SampleRuns.Faulty("slightly", right -> SampleRuns.scaled(right, 1 + 1e-8));
        Expectations listed = new Expectations(List.of(SampleRuns.expects("slightly", "scaled", "neuron")));
        GradedRun run = SampleRuns.run(SampleRuns.cases().subList(1, 2), listed, slightly);
        ComparedEntry worst =
                run.verdicts().get(0).verdict().worst().orElseThrow().worst().get(0);
        assertThat(SampleRuns.file(run, NAME)).contains(worst.actual() + " in place of " + worst.expected() + ": d");
    }

    /** In 2-2-1, one row of two is wrong, so one entry is; in a wide layer, many are. */
    @Test
    void a_fault_that_leaves_one_wrong_entry_in_small_layers_is_told_once() {
        SampleRuns.Faulty odd = new SampleRuns.Faulty("odd", PageTest::withOddRowsOfDbNegated);
        Case wide = new Case("wide", "wide", "wide", SeededCases.network(1, 1, 4, 3, 9, 1), SeededCases.batch(4, 6, 1));
        GradedRun run =
                SampleRuns.run(List.of(SampleRuns.cases().get(0), wide), Expectations.NONE, new ReferenceEngine(), odd);
        assertThat(SampleRuns.file(run, NAME))
                .containsOnlyOnce("<article class=\"card new\">")
                .contains(
                        "Failed: odd is wrong in db of the layer before the last: no known mistake explains it.",
                        "rows 1, 3 … 7 (from 0) of db2 are -1 times the formula",
                        "<p>Disagree (no known mistake explains it) in 1 of its 2 verdicts, 1 more disagree (single-entry);"
                                + " wide in double: layer 2, db2[",
                        "odd · disagree (no known mistake explains it) · 1 verdict, 1 more disagree (single-entry)</h3>",
                        "<p>In 1 more verdict the diagnosis is single-entry, with at most 1 wrong entry each.</p>",
                        "xor-2-2-1 in double db1[1]</a>",
                        "db2 [9 × 1]: error ÷ bound of each entry; [0, 0] is top left; the stronger the colour, the worse");
    }

    @Test
    void verdicts_that_cannot_confirm_the_cause_are_told_with_those_that_can() {
        SampleRuns.Faulty mixed = new SampleRuns.Faulty("mixed", PageTest::withFirstDwWrong);
        List<Case> cases = List.of(
                new Case("one", "one", "one", SeededCases.network(1, 1, 3, 4, 1), SeededCases.batch(3, 6, 1)),
                new Case("two", "two", "two", SeededCases.network(1, 2, 5, 4, 1), SeededCases.batch(5, 6, 1)),
                new Case("nine", "nine", "nine", SeededCases.network(1, 1, 4, 9, 1), SeededCases.batch(4, 6, 1)));
        assertThat(SampleRuns.file(SampleRuns.run(cases, Expectations.NONE, mixed), NAME))
                .containsOnlyOnce("<article class=\"card new\">")
                .contains(
                        "mixed is wrong in dW1. Its numbers fit this mistake: ",
                        "<p>In 1 more verdict, in which it starts in the same tensor, no mistake could be confirmed: they"
                                + " may have the same cause.</p>");
    }

    /** Doubled, or with errors that no mistake makes if the layer has nine neurons. */
    private static Gradients withFirstDwWrong(Gradients right) {
        List<LayerGradient> layers = new ArrayList<>(right.layers());
        Matrix dW = layers.get(0).dW();
        Matrix wrong = dW.rows() == 9 ? dW.withEntries(k -> dW.get(k) * (1 + k * k % 7 / 10.0)) : dW.map(d -> 2 * d);
        layers.set(0, new LayerGradient(wrong, layers.get(0).db()));
        return new Gradients(layers);
    }

    private static Gradients withOddRowsOfDbNegated(Gradients right) {
        List<LayerGradient> layers = new ArrayList<>(right.layers());
        int i = layers.size() - 2;
        if (i >= 0) {
            Matrix db = layers.get(i).db();
            layers.set(
                    i,
                    new LayerGradient(
                            layers.get(i).dW(), db.withEntries(row -> row % 2 == 1 ? -db.get(row) : db.get(row))));
        }
        return new Gradients(layers);
    }

    @Test
    void other_verdicts_of_a_fault_stand_the_largest_error_first_with_the_entry_that_their_row_shows() {
        List<Case> cases = List.of(
                SampleRuns.cases().get(0),
                new Case("mid", "mid", "mid", SeededCases.network(1, 1, 4, 3, 9, 1), SeededCases.batch(4, 6, 1)),
                new Case("wide", "wide", "wide", SeededCases.network(2, 1, 6, 9, 1), SeededCases.batch(6, 9, 2)));
        GradedRun run = SampleRuns.run(cases, Expectations.NONE, SampleRuns.DOUBLED);
        EngineVerdict example = FaultGroup.of(run).get(0).example();
        List<String> expected = run.verdicts().stream()
                .sorted(Comparator.comparingDouble(EngineVerdict::gradientFractionOfBound)
                        .reversed())
                .skip(1)
                .filter(each -> !each.equals(example))
                .map(each ->
                        each.place() + " " + new FirstWrong(each.worstGradient().orElseThrow()).name())
                .toList();
        String page = SampleRuns.file(run, NAME);
        assertThat(found(page.substring(page.indexOf("Also in")), "<span class=\"one\"><a [^>]*>([^<]*)</a>"))
                .hasSizeGreaterThan(0)
                .isEqualTo(expected);
        assertThat(found(page, "by error ÷ bound: <a class=\"one\" href=\"([^\"]*)\">"))
                .hasSize(1)
                .allMatch(each -> each.startsWith("#case"));
    }

    @Test
    void what_is_not_a_number_is_the_worst_of_a_finding() {
        Expectations listed = new Expectations(List.of(
                SampleRuns.expects("doubled", "accumulated", "xor"),
                SampleRuns.expects("doubled", "accumulated", "neuron")));
        GradedRun run = SampleRuns.run(SampleRuns.cases(), listed, SampleRuns.DOUBLED, SampleRuns.NOT_A_NUMBER);
        KnownFault finding = KnownFault.of(run).get(0);
        assertThat(finding.worst().gradientFractionOfBound())
                .isEqualTo(finding.occurrences().verdicts().stream()
                        .mapToDouble(EngineVerdict::gradientFractionOfBound)
                        .max()
                        .orElseThrow());
        EngineVerdict notANumber = run.all()
                .only(each -> each.engine().equals("not-a-number"))
                .verdicts()
                .get(0);
        List<EngineVerdict> both = List.of(finding.worst(), notANumber);
        assertThat(new KnownFault(finding.expectations(), new VerdictGroup(both)))
                .satisfies(mixed -> assertThat(mixed.worst()).isSameAs(notANumber))
                .satisfies(mixed -> assertThat(mixed.engines()).isEqualTo("doubled and not-a-number"));
    }

    /** It is so saturated that nothing is tested, and not a number is wrong nevertheless. */
    @Test
    void untested_entries_that_disagree_are_said_to_count() {
        List<Case> saturated = StandardSuite.cases().stream()
                .filter(each -> each.id().equals("saturated-right-800"))
                .toList();
        assertThat(card(SampleRuns.run(saturated, Expectations.NONE, SampleRuns.NOT_A_NUMBER)))
                .contains(
                        "1 of 1 disagree, 1 untested</td>",
                        "<p class=\"muted\">An untested entry can disagree: only its agreement would not count.</p>");
    }

    @Test
    void what_a_verdict_is_stands_on_the_page_once() {
        assertThat(SampleRuns.file(SampleRuns.mixed(), NAME))
                .containsOnlyOnce("A verdict: one engine, case and precision");
    }

    @Test
    void several_engines_that_are_wrong_are_named_together() {
        assertThat(SampleRuns.file(SampleRuns.mixed(), NAME))
                .contains(
                        "✗ Failed: not-a-number, doubled and throws are wrong.",
                        "throws: failed in 3 of its 3 verdicts: it threw ArithmeticException");
    }

    @Test
    void engines_of_which_the_same_is_true_are_told_together() {
        SampleRuns.Faulty other = new SampleRuns.Faulty("other", right -> right);
        assertThat(SampleRuns.file(SampleRuns.run(new ReferenceEngine(), other), NAME))
                .contains(">reference</a>, <a href=\"#engine&#x3D;other\">other</a> agree, wherever tested");
    }

    @Test
    void page_of_one_case_draws_every_entry_of_every_engine() {
        GradedRun run = SampleRuns.run(
                SampleRuns.cases().subList(0, 1), Expectations.NONE, new ReferenceEngine(), SampleRuns.DOUBLED);
        assertThat(SampleRuns.file(run, NAME))
                .contains("Every entry&#x27;s error ÷ bound", "id=\"details\"", "class=\"heat\"", "class=\"hist\"")
                .doesNotContain("id=\"families\"");
    }

    @Test
    void policy_allows_the_page_s_own_style_and_script_and_no_other() {
        assertThat(SampleRuns.file(SampleRuns.mixed(), NAME))
                .contains("style-src " + PagePart.STYLE.hash() + "; script-src " + Page.SCRIPT.hash() + ";")
                .doesNotContain("unsafe-inline", " style=\"");
    }

    @Test
    void too_little_tested_is_no_finding_but_stands_under_what_was_not_checked() {
        List<Case> saturated = StandardSuite.cases().stream()
                .filter(each -> each.id().equals("saturated-right-800"))
                .toList();
        Expectations listed = new Expectations(List.of(SampleRuns.expects("reference", "inconclusive", "saturated")));
        String page = SampleRuns.file(SampleRuns.run(saturated, listed, new ReferenceEngine()), NAME);
        assertThat(page)
                .contains("✓ Passed: 0 unexpected of 1 verdict.", "Expected: 1 inconclusive.")
                .doesNotContain("id=\"findings\"");
        assertThat(page.indexOf("<th scope=\"row\">inconclusive</th><td class=\"r\" data-label=\"times\">1</td>"))
                .isGreaterThan(page.indexOf("id=\"not-checked\""));
    }

    @Test
    void run_without_nd4j_says_so() {
        Provenance without = new Provenance(
                "host", "Linux", "x", "none", "JDK", 0, "none", Provenance.NONE, "none", "plain", "now", 1, null);
        String page = new AgreementReport(SampleRuns.run(new ReferenceEngine()), without, SampleRuns.ORIGIN)
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
                .contains(
                        "✗ Failed: 1 expected verdict no longer occurs.",
                        "Expected, but did not occur: reference on xor, disagree");
    }

    @Test
    void every_section_is_listed_at_the_top_and_its_title_leads_to_itself() {
        String page = SampleRuns.file(SampleRuns.mixed(SampleRuns.expects("doubled", "accumulated", "xor")), NAME);
        List<String> ids = found(page, "<section id=\"([^\"]*)\">");
        assertThat(found(page.substring(page.indexOf("<nav"), page.indexOf("</nav>")), "href=\"#([^\"]*)\""))
                .isEqualTo(ids)
                .isEqualTo(found(page, "<h2><a href=\"#([^\"]*)\">"));
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    @Test
    void page_that_explains_the_formula_leads_back_to_the_report() {
        assertThat(SampleRuns.file(SampleRuns.mixed(), "why.html")).contains("<a href=\"index.html\">");
    }

    @Test
    void family_with_a_fault_tells_the_fault_and_no_other_engine_s_good_case() {
        assertThat(SampleRuns.file(SampleRuns.run(new ReferenceEngine(), SampleRuns.DOUBLED), NAME))
                .contains(
                        "<b>xor</b> <span class=\"muted\">1 case, 2 verdicts: 1 agree,</span>"
                                + " <span class=\"unexpected\">✗ 1 unexpected</span></summary>",
                        "<a href=\"#family&#x3D;xor&amp;verdict&#x3D;unexpected\">1 unexpected</a>: "
                                + "1 of doubled: explained (accumulated).</p>")
                .doesNotContain("The gradient nearest its bound");
    }

    /** The reference where there are two inputs, and nothing elsewhere. */
    private record OfTwoInputsEngine() implements GradientEngine {

        @Override
        public String name() {
            return "of-two-inputs";
        }

        @Override
        public Set<Precision> precisions() {
            return Set.of(Precision.DOUBLE);
        }

        @Override
        public Optional<String> unsupported(Network network, Batch batch, Precision precision) {
            return network.inputs() == 2 ? Optional.empty() : Optional.of("other than two inputs");
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            return new ReferenceEngine().gradients(network, batch, precision);
        }
    }

    @Test
    void share_of_tested_entries_says_of_how_many_cases_it_is() {
        String page = SampleRuns.file(SampleRuns.run(new ReferenceEngine(), new OfTwoInputsEngine()), NAME);
        assertThat(page)
                .contains(
                        "data-label=\"tested\">100 %, in 1 of 2 cases</td>",
                        "data-label=\"tested\">100 %</td>",
                        "✗ Not known: 1 unsupported.",
                        "<p>Unexpected: 1 unsupported.</p>");
    }

    @Test
    void verdict_is_called_the_same_on_every_page_and_in_every_file() {
        GradedRun run = SampleRuns.mixed(SampleRuns.expects("doubled", "accumulated", "xor"));
        Set<String> outcomes = Arrays.stream(Outcome.values()).map(Outcome::id).collect(Collectors.toSet());
        List<String> inPage =
                found(PageData.of(run, SampleRuns.ORIGIN), "\\[\"([a-z]+)\",\"(?:agrees|expected|unexpected)\"");
        assertThat(inPage).isNotEmpty().allMatch(outcomes::contains);
        assertThat(Set.copyOf(found(SampleRuns.file(run, "agreement.json"), "\"outcome\" ?: ?\"([a-z]+)\"")))
                .isEqualTo(Set.copyOf(inPage));
        String page = SampleRuns.file(run, NAME);
        String body = page.substring(page.indexOf("<body>"), page.indexOf("<script type"));
        assertThat(List.of(body, SampleRuns.file(run, "summary.md"))).allSatisfy(text -> assertThat(text)
                .contains("explained (accumulated)", "failed")
                .doesNotContain("as listed", "known:", "new:", ", known", ", new", "could not be judged"));
    }

    @Test
    void page_says_what_repeats_and_ulps_and_wrong_bits_are_where_they_stand() {
        String page = SampleRuns.file(SampleRuns.mixed(), NAME);
        assertThat(page.substring(page.indexOf("<div id=\"rows\">"), page.indexOf("<section id=\"formula\">")))
                .contains("<b>Repeats</b>: how far apart ", "An ulp is the distance from a number to the next one");
        assertThat(page).contains(">NaN/∞</text>", " At the right end: what is not a finite number.");
        assertThat(SampleRuns.file(SampleRuns.run(SampleRuns.DOUBLED), NAME)).doesNotContain("At the right end:");
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
    void six_thousand_verdicts_fit_in_400_kB() {
        int few = size(20);
        int perCase = (size(40) - few) / 20;
        assertThat(few + perCase * (500 - 20)).isLessThan(MOST_BYTES);
    }

    /** The page's bytes for twelve verdicts on each of some cases, no two with the same numbers. */
    private static int size(int cases) {
        Case xor = SampleRuns.cases().get(0);
        List<Case> different = IntStream.range(0, cases)
                .mapToObj(k -> {
                    double factor = 1 + k / 1000.0;
                    Network network = new Network(xor.network().layers().stream()
                            .map(layer -> new Layer(layer.weights().map(weight -> factor * weight), layer.bias()))
                            .toList());
                    return new Case(xor.id() + "-" + k, xor.family(), xor.about(), network, xor.batch());
                })
                .toList();
        Stream<GradientEngine> right = IntStream.range(0, 11)
                .mapToObj(k -> new SampleRuns.Faulty(
                        "right-" + k, gradients -> SampleRuns.scaled(gradients, 1 + k * Math.ulp(1.0))));
        GradientEngine[] engines =
                Stream.concat(Stream.of(SampleRuns.DOUBLED), right).toArray(GradientEngine[]::new);
        GradedRun run = SampleRuns.run(different, Expectations.NONE, engines);
        return SampleRuns.file(run, NAME).getBytes(StandardCharsets.UTF_8).length;
    }
}
