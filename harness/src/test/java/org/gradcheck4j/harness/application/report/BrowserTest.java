package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.Chromium;
import org.gradcheck4j.harness.application.OpenBrowser;
import org.gradcheck4j.harness.application.plot.HistogramPlot;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.text.Figures;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page in a real browser, from a file. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

    /** Of a small phone, in CSS pixels. */
    private static final int NARROW = 360;

    private static final String ROWS =
            "frame.contentDocument.querySelectorAll('#rows > table > tbody > tr:not(.more)').length";

    private final Path folder;

    @AutoClose
    private final OpenBrowser browser;

    BrowserTest(@TempDir Path folder) throws IOException {
        Chromium.assumeInstalled();
        this.folder = folder;
        this.browser = new OpenBrowser(folder);
        SampleRuns.report(SampleRuns.mixed()).write(folder);
    }

    @Test
    void page_is_no_wider_than_a_narrow_window() throws IOException, InterruptedException {
        assertThat(inFrame("frame.contentDocument.documentElement.scrollWidth")).isEqualTo(String.valueOf(NARROW));
    }

    @Test
    void axis_can_be_read_in_a_narrow_window() throws IOException, InterruptedException {
        String places = "[...frame.contentDocument.querySelectorAll('.axis text')]"
                + ".map((each) => each.getBoundingClientRect()).sort((a, b) => a.left - b.left).map((box) => box.left + ' ' + box.right).join(' ')";
        double[] ends = Stream.concat(
                        Stream.concat(Stream.of("0"), Stream.of(inFrame(places).split(" "))),
                        Stream.of(String.valueOf(NARROW)))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(ends).hasSizeGreaterThan(2 * 5).isSorted();
        String size =
                "parseFloat(frame.contentWindow.getComputedStyle(frame.contentDocument.querySelector('.axis text'))"
                        + ".fontSize) * frame.contentDocument.querySelector('.axis').getBoundingClientRect().width / 640";
        assertThat(Double.parseDouble(inFrame(size))).isGreaterThanOrEqualTo(11);
    }

    /** A mark is a line of no length, so a strip that is made narrower moves its marks and does not squeeze them. */
    @Test
    void marks_are_not_squeezed_in_a_narrow_window() throws IOException, InterruptedException {
        String squeezed = "[...frame.contentDocument.querySelectorAll('.strip .mark')]"
                + ".filter((each) => frame.contentWindow.getComputedStyle(each).vectorEffect !== 'non-scaling-stroke'"
                + " || /[a-gi-zA-LN-Z]/.test(each.getAttribute('d').replace(/m/g, ''))).length";
        assertThat(inFrame("frame.contentDocument.querySelectorAll('.strip .mark').length"))
                .isNotEqualTo("0");
        assertThat(inFrame(squeezed)).isEqualTo("0");
    }

    /** In CSS pixels: a mark is not wider than the step from one column to the next. */
    @Test
    void marks_in_neighbouring_columns_do_not_cover_each_other_in_a_narrow_window()
            throws IOException, InterruptedException {
        String rest = "Math.min(...[...frame.contentDocument.querySelectorAll('.strip .within')].map((each) =>"
                + " each.ownerSVGElement.getBoundingClientRect().width / 640 * 4.5"
                + " - parseFloat(frame.contentWindow.getComputedStyle(each).strokeWidth)))";
        assertThat(Double.parseDouble(inFrame(rest))).isGreaterThanOrEqualTo(0);
    }

    @Test
    void narrow_window_drops_no_cell_of_a_table() throws IOException, InterruptedException {
        String dropped = "[...frame.contentDocument.querySelectorAll('#engines td, #rows td')]"
                + ".filter((each) => each.textContent && !each.offsetWidth).length";
        assertThat(inFrame(dropped)).isEqualTo("0");
    }

    @Test
    void page_needs_nothing_but_itself() throws IOException, InterruptedException {
        assertThat(inFrame("frame.contentWindow.performance.getEntriesByType('resource').length"))
                .isEqualTo("0");
    }

    @Test
    void search_finds_the_rows_with_every_word_and_agree_does_not_find_disagree()
            throws IOException, InterruptedException {
        assertThat(inFrame(typed("xor doubled"))).isEqualTo("1");
        assertThat(inFrame(typed("agree"))).isEqualTo("3");
        assertThat(inFrame(typed("disagree"))).isEqualTo("6");
    }

    private static String typed(String words) {
        return """
                (() => {
                  const page = frame.contentDocument;
                  const input = page.querySelector('[name=words]');
                  input.value = '%s';
                  input.dispatchEvent(new Event('input'));
                  return page.querySelectorAll('#rows > table > tbody > tr:not(.more)').length;
                })()""".formatted(words);
    }

    @Test
    void filter_stands_in_the_address_and_an_address_sets_the_filter() throws IOException, InterruptedException {
        String select = """
                (() => {
                  const select = frame.contentDocument.querySelector('[name=engine]');
                  select.value = 'doubled';
                  select.dispatchEvent(new Event('change'));
                  return frame.contentWindow.location.hash;
                })()""";
        assertThat(inFrame(select)).isEqualTo("#engine=doubled");
        assertThat(inFrame(ROWS, "#verdict=failed")).isEqualTo("3");
    }

    @Test
    void link_leads_to_its_row_with_all_that_is_known_of_it() throws IOException, InterruptedException {
        String link = "#case=xor-2-2-1&engine=doubled&precision=double";
        assertThat(inFrame(ROWS, link)).isEqualTo("1");
        assertThat(inFrame("frame.contentDocument.querySelector('#rows .more .replay').textContent", link))
                .isEqualTo("gradcheck4j suite --case xor-2-2-1");
        assertThat(inFrame("frame.contentDocument.querySelector('.card a').getAttribute('href').slice(0, 6)"))
                .isEqualTo("#case=");
    }

    @Test
    void row_that_a_link_leads_to_shows_the_worst_entry_and_has_the_focus() throws IOException, InterruptedException {
        ComparedEntry worst = SampleRuns.mixed().verdicts().stream()
                .filter(each -> each.title().equals("neuron-one-input · double · doubled"))
                .flatMap(each -> each.worstGradient().stream())
                .findFirst()
                .orElseThrow()
                .worst()
                .get(0);
        String link = "#case=neuron-one-input&engine=doubled&precision=double";
        String cells = "[...frame.contentDocument.querySelectorAll('#rows .entries td')]"
                + ".map((each) => each.textContent).join(' ')";
        assertThat(inFrame(cells, link).split(" "))
                .hasSize(5)
                .satisfies(shown -> {
                    assertThat(Double.parseDouble(shown[0])).isCloseTo(worst.actual(), withinPercentage(1e-3));
                    assertThat(Double.parseDouble(shown[1])).isCloseTo(worst.expected(), withinPercentage(1e-3));
                })
                .endsWith(
                        Figures.threeDigits(worst.error()),
                        Figures.threeDigits(worst.bound()),
                        Figures.threeDigits(worst.fractionOfBound()));
        assertThat(inFrame("frame.contentDocument.activeElement.textContent", link))
                .isEqualTo("neuron-one-input");
        assertThat(inFrame("frame.contentDocument.querySelector('#rows .more').textContent", link))
                .contains(
                        "Of the gradient, layer 1 is the first wrong one of the backward pass.",
                        "This entry’s error ÷ largest entry of d");
    }

    @Test
    void opened_row_says_what_its_diagnosis_is_and_how_many_entries_are_wrong()
            throws IOException, InterruptedException {
        String link = "#case=xor-2-2-1&engine=doubled&precision=double";
        assertThat(inFrame("frame.contentDocument.querySelector('#rows .more').textContent", link))
                .contains(
                        "accumulated: the gradient is added up over k calls, and not set to 0 in between. More: gradcheck4j"
                                + " explain accumulated")
                .containsPattern("In d[Wb]\\d, (\\d) of \\1 entr(y is|ies are) wrong\\.");
        String rules = "[...frame.contentDocument.querySelectorAll('#rows .entries tbody > tr > *')]"
                + ".map((each) => frame.contentWindow.getComputedStyle(each).borderTopWidth).join(' ')";
        assertThat(inFrame("(frame.style.width = '900px', %s)".formatted(rules), link))
                .isEqualTo("1px 1px 1px 1px 1px 1px");
    }

    @Test
    void names_in_commands_and_indices_are_not_parted_in_a_narrow_window() throws IOException, InterruptedException {
        String words = "[...frame.contentDocument.querySelectorAll('.replay .sign')]";
        assertThat(inFrame(words + ".map((each) => each.textContent)")).contains("--case,xor-2-2-1");
        assertThat(inFrame(words + ".filter((each) => each.getClientRects().length > 1).length"))
                .isEqualTo("0");
        assertThat(inFrame("frame.contentDocument.querySelector('main').textContent"))
                .doesNotContainPattern("dW\\d\\[\\d, \\d")
                .containsPattern("dW\\d\\[\\d,\u00a0\\d");
    }

    @Test
    void no_text_sticks_out_of_a_histogram() throws IOException, InterruptedException {
        String out = "[...frame.contentDocument.querySelectorAll('.hist text')].filter((each) => {"
                + " const box = each.getBBox(); return box.x < 0 || box.x + box.width > each.ownerSVGElement.viewBox.baseVal.width; })"
                + ".map((each) => each.textContent).join()";
        String histogram = new HistogramPlot(
                        List.of(new HistogramPlot.Bin("∞", 3)), "error in units in the last place, up to", "dW3")
                .svg();
        Path alone = Files.createDirectories(folder.resolve("histogram"));
        Files.writeString(
                alone.resolve("index.html"),
                "<!doctype html><style>%s</style><main>%s</main>".formatted(PagePart.STYLE.text(), histogram));
        String texts = "frame.contentDocument.querySelectorAll('.hist text').length";
        assertThat(browser.output(probe(alone, texts, ""))).isEqualTo("3");
        assertThat(browser.output(probe(alone, out, ""))).isEmpty();
    }

    @Test
    void layers_stand_below_each_other_in_a_narrow_window_with_arrows_downwards()
            throws IOException, InterruptedException {
        String arrows = "[...frame.contentDocument.querySelectorAll('.net li + li')].map((each) =>"
                + " frame.contentWindow.getComputedStyle(each, '::before').content + (each.offsetTop"
                + " > each.previousElementSibling.offsetTop)).filter((each, k, all) => all.indexOf(each) === k).join(' ')";
        assertThat(inFrame(arrows)).isEqualTo("\"↓\"true");
    }

    @Test
    void paper_says_what_is_not_on_it_and_the_screen_does_not() throws IOException, InterruptedException {
        String shown = "frame.contentWindow.getComputedStyle(frame.contentDocument.querySelector('.on-paper')).display";
        assertThat(inFrame(shown)).isEqualTo("none");
        String onPaper =
                "[...frame.contentDocument.styleSheets[0].cssRules].filter((each) => each.conditionText === 'print')"
                        + ".flatMap((each) => [...each.cssRules]).find((each) => each.selectorText === '.on-paper').style.display";
        assertThat(inFrame(onPaper)).isEqualTo("block");
    }

    @Test
    void link_to_a_section_leaves_the_filter_as_it_is() throws IOException, InterruptedException {
        String both = """
                (() => {
                  frame.contentWindow.location.hash = '#made';
                  frame.contentWindow.dispatchEvent(new Event('hashchange'));
                  return %s;
                })()""".formatted(ROWS);
        assertThat(inFrame(both, "#engine=doubled")).isEqualTo("3");
    }

    @Test
    void sorting_keeps_the_focus() throws IOException, InterruptedException {
        String sort = """
                (() => {
                  const page = frame.contentDocument;
                  page.querySelectorAll('#rows thead button')[4].focus();
                  page.activeElement.click();
                  return page.activeElement.textContent + ' ' + page.activeElement.parentNode.ariaSort;
                })()""";
        assertThat(inFrame(sort)).isEqualTo("Error ÷ bound ▼ descending");
    }

    @Test
    void filter_that_finds_nothing_says_so_and_can_be_cleared() throws IOException, InterruptedException {
        String nothing = "[...frame.contentDocument.querySelectorAll('#rows > p')]"
                + ".map((each) => each.offsetHeight > 0 ? each.textContent : '').join('')";
        assertThat(inFrame(nothing)).isEmpty();
        assertThat(inFrame(nothing, "#words=nobody"))
                .isEqualTo("Nothing found: no verdict passes every filter. Show all");
        String cleared = "(frame.contentDocument.querySelector('#rows > p button').click(), %s)".formatted(ROWS);
        assertThat(inFrame(cleared, "#words=nobody")).isEqualTo("12");
    }

    @Test
    void what_is_expected_is_open_on_paper_alone() throws IOException, InterruptedException {
        Path expected = folder.resolve("expected");
        Expectations both = new Expectations(List.of(
                SampleRuns.expects("doubled", "accumulated", "xor"),
                SampleRuns.expects("doubled", "accumulated", "neuron")));
        SampleRuns.report(SampleRuns.run(SampleRuns.cases(), both, SampleRuns.DOUBLED))
                .write(expected);
        String open = "(frame.contentWindow.dispatchEvent(new Event('%s')),"
                + " frame.contentDocument.querySelectorAll('#findings details[open]').length)";
        assertThat(browser.output(probe(expected, open.formatted("beforeprint"), "")))
                .isEqualTo("1");
        String onPaperAndAfter = open.formatted("beforeprint") + " + " + open.formatted("afterprint");
        assertThat(browser.output(probe(expected, onPaperAndAfter, ""))).isEqualTo("1");
        Path failing = folder.resolve("failing");
        SampleRuns.report(SampleRuns.mixed(SampleRuns.expects("doubled", "accumulated", "xor")))
                .write(failing);
        assertThat(browser.output(probe(failing, open.formatted("beforeprint"), "")))
                .isEqualTo("1");
    }

    @Test
    void every_command_has_a_button_that_copies_or_selects_it() throws IOException, InterruptedException {
        String copied = """
                (() => {
                  const page = frame.contentDocument;
                  const codes = [...page.querySelectorAll('.replay')];
                  Object.defineProperty(frame.contentWindow.navigator, 'clipboard', {value: undefined});
                  const button = codes[0].nextElementSibling;
                  button.click();
                  return codes.every((each) => each.nextElementSibling.className === 'copy')
                    + ' ' + button.textContent.replace('Copied', 'Selected')
                    + ' ' + (frame.contentWindow.getSelection().toString().trim() === codes[0].textContent);
                })()""";
        assertThat(inFrame(copied)).isEqualTo("true Selected true");
    }

    @Test
    void engine_in_the_headline_leads_to_its_unexpected_verdicts() throws IOException, InterruptedException {
        assertThat(inFrame("[...frame.contentDocument.querySelectorAll('.chips a')]"
                        + ".find((each) => each.textContent === 'doubled').getAttribute('href')"))
                .isEqualTo("#engine=doubled&verdict=unexpected");
        assertThat(inFrame(ROWS, "#engine=doubled&verdict=unexpected")).isEqualTo("3");
    }

    @Test
    void mark_on_the_plot_leads_to_the_row_of_its_verdict() throws IOException, InterruptedException {
        String click = """
                (() => {
                  const strip = frame.contentDocument.querySelector('.strip');
                  const box = strip.getBoundingClientRect();
                  strip.dispatchEvent(new MouseEvent('click', {bubbles: true, clientX: box.left + box.width / 2, clientY: box.top}));
                  return frame.contentWindow.location.hash;
                })()""";
        assertThat(inFrame(click)).startsWith("#case=").endsWith("precision=double");
    }

    @Test
    void pointing_at_the_plot_names_a_verdict() throws IOException, InterruptedException {
        String key = """
                (() => {
                  const page = frame.contentDocument;
                  page.getElementById('strips').dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight'}));
                  return page.getElementById('pointed').textContent;
                })()""";
        assertThat(inFrame(key)).startsWith("doubled · double on ").contains("explained (accumulated)");
    }

    @Test
    void browser_has_nothing_to_complain_about() throws IOException, InterruptedException {
        Path log = folder.resolve("console.txt");
        new Chromium(folder)
                .dump(
                        folder.resolve("index.html"),
                        ProcessBuilder.Redirect.to(log.toFile()),
                        "--enable-logging=stderr");
        assertThat(Files.readString(log, StandardCharsets.UTF_8)).doesNotContain("CONSOLE");
    }

    @Test
    void page_in_the_dark_is_dark_and_no_wider_than_its_window() throws IOException, InterruptedException {
        String background = "frame.contentWindow.getComputedStyle(frame.contentDocument.body).backgroundColor";
        Path probe = probe(folder, background + " + ' ' + frame.contentDocument.documentElement.scrollWidth", "");
        String dom = new Chromium(folder)
                .dump(probe, ProcessBuilder.Redirect.DISCARD, "--blink-settings=preferredColorScheme=0");
        assertThat(Chromium.output(dom)).isEqualTo("rgb(20, 23, 27) " + NARROW);
    }

    @Test
    void page_has_at_most_3000_nodes() throws IOException, InterruptedException {
        assertThat(Integer.parseInt(inFrame("frame.contentDocument.querySelectorAll('*').length")))
                .isLessThan(3000);
    }

    @Test
    void hostile_name_is_shown_as_text() throws IOException, InterruptedException {
        String shown = "[...frame.contentDocument.querySelectorAll('#rows th a')]"
                + ".filter((each) => each.innerHTML.startsWith('&lt;script')).length";
        assertThat(inFrame(shown)).isEqualTo("4");
    }

    private String inFrame(String expression) throws IOException, InterruptedException {
        return inFrame(expression, "");
    }

    private String inFrame(String expression, String hash) throws IOException, InterruptedException {
        return browser.output(probe(folder, expression, hash));
    }

    /** A page that opens a report in a narrow frame, where no window is too wide for it, and evaluates JavaScript there. */
    private static Path probe(Path report, String expression, String hash) throws IOException {
        return Files.writeString(report.resolve("probe.html"), """
                <!doctype html><iframe id="frame" src="index.html%s" style="border:0;width:%dpx;height:800px"></iframe>
                <script>const frame = document.getElementById('frame');
                frame.onload = () => {
                  document.body.append(document.createElement('output'));
                  document.querySelector('output').append(%s);
                };</script>""".formatted(hash, NARROW, expression));
    }
}
