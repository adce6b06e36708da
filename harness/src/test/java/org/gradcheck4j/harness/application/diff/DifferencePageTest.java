package org.gradcheck4j.harness.application.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.gradcheck4j.harness.application.Chromium;
import org.gradcheck4j.harness.application.record.RecordedRun;
import org.gradcheck4j.harness.application.record.RecordedRuns;
import org.gradcheck4j.model.GradientEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferencePageTest {

    private static final String ODD = "<b>odd & \"long\"-" + "name-".repeat(20);

    private final Path folder;

    DifferencePageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void it_names_the_entry_that_became_wrong_with_all_values() {
        RunDifference difference = mixed();
        String html = new DifferenceReport(difference).html();
        EntryDifference entry =
                difference.pairs().get(0).difference().orElseThrow().largest().orElseThrow();
        assertThat(html)
                .contains("<h1>✗ 3 gradients are not explained by the bounds</h1>")
                .contains("small in float · worse: agree → disagree (single-entry)")
                .contains("<dt>dW2[0, 0]</dt>")
                .contains("<dd class=\"n\">" + entry.older() + "</dd>")
                .contains("<dd class=\"n\">" + entry.newer() + "</dd>")
                .contains("<dd class=\"n\">" + entry.exact() + "</dd>")
                .contains(
                        "Old is nearer to the exact gradient: of the entries that differ by more than both bounds, old is nearer in 1, new in 0;")
                .contains("in the new run alone")
                .contains("&lt;b&gt;odd &amp; &quot;long&quot;-name-")
                .doesNotContain("<b>odd");
    }

    @Test
    void every_section_has_its_pairs_and_a_place_in_the_navigation() {
        String html = new DifferenceReport(mixed()).html();
        for (String id : new String[] {"plot", "worse", "missing", "better", "explained", "engines", "runs", "rules"}) {
            assertThat(html).contains("<a href=\"#%s\">".formatted(id), "<section id=\"%s\">".formatted(id));
        }
        // The line of the limit and the places of 0 and of the bound, on the axis of the plot.
        assertThat(html).contains("class=\"limit\"", ">0</text>", ">bound</text>");
        assertThat(Pattern.compile("class=\"strip\"").matcher(html).results().count())
                .isEqualTo(4);
        assertThat(html).contains("<span class=\"label unexpected\">✗ worse · float</span>");
    }

    @Test
    void runs_that_are_the_same_have_no_other_section_and_no_script() {
        RecordedRun run = kept("a", RecordedRuns.right("mine"));
        String html = new DifferenceReport(RunDifference.of(run, run, pair -> {})).html();
        assertThat(html)
                .contains("<h1>✓ The bounds explain every difference</h1>", "1 the same.</p>")
                .contains("default-src 'none'; style-src 'sha256-")
                .doesNotContain("id=\"worse\"", "id=\"missing\"", "id=\"better\"", "id=\"explained\"", "<script");
    }

    @Test
    void nothing_compared_draws_nothing() {
        RecordedRun run = kept("a", RecordedRuns.throwing("mine"));
        String html = new DifferenceReport(RunDifference.of(run, run, pair -> {})).html();
        assertThat(html).contains("<h1>✗ Nothing was compared</h1>").doesNotContain("id=\"plot\"", "id=\"engines\"");
    }

    @Test
    void the_json_beside_it_has_every_pair() throws IOException {
        RunDifference difference = mixed();
        new DifferenceReport(difference).write(folder.resolve("out"));
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("out/diff.json").toFile());
        assertThat(json.get("passes").asBoolean()).isFalse();
        assertThat(json.get("pairs")).hasSameSizeAs(difference.pairs());
        assertThat(json.at("/old/facts/threads").asText()).isEqualTo("1");
        assertThat(folder.resolve("out/diff.html")).exists();
    }

    /** A script would be needed to measure it, and the page's policy runs none: a frame that is read from beside it does. */
    @Tag("browser")
    @Test
    void it_is_no_wider_than_a_small_phone() throws IOException, InterruptedException {
        Chromium.assumeInstalled();
        new DifferenceReport(mixed()).write(folder);
        Path outer = Files.writeString(folder.resolve("outer.html"), """
                <!doctype html><iframe id="frame" src="diff.html" width="360" height="800" style="border: 0"></iframe><output></output>
                <script>
                  const frame = document.getElementById('frame');
                  frame.onload = () => {
                    document.querySelector('output').textContent = frame.contentDocument.documentElement.scrollWidth;
                  };
                </script>
                """);
        String dom = new Chromium(folder).dump(outer, ProcessBuilder.Redirect.DISCARD);
        assertThat(Chromium.output(dom)).isEqualTo("360");
    }

    private RunDifference mixed() {
        RecordedRun older = kept(
                "old",
                RecordedRuns.right("worse"),
                RecordedRuns.scaling("better", 2),
                RecordedRuns.right("explained"),
                RecordedRuns.right("same"));
        RecordedRun newer = kept(
                "new",
                RecordedRuns.scaling("worse", 2),
                RecordedRuns.right("better"),
                RecordedRuns.scaling("explained", 1 + Math.ulp(1f)),
                RecordedRuns.right("same"),
                RecordedRuns.right(ODD));
        return RunDifference.of(older, newer, pair -> {});
    }

    private RecordedRun kept(String name, GradientEngine... engines) {
        return RecordedRuns.kept(folder.resolve(name), RecordedRuns.run(engines));
    }
}
