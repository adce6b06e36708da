package org.gradcheck4j.harness.application.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradcheck4j.harness.application.Chromium;
import org.gradcheck4j.harness.application.OpenBrowser;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page in a real browser, from a file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("browser")
class WhyBrowserTest {

    /** Of a small phone, in CSS pixels. */
    private static final int NARROW = 360;

    /** Moves the slider, as its user does. */
    private static final String SLIDE = """
            const slide = x => {
              page.getElementById('x').value = x;
              page.getElementById('x').dispatchEvent(new Event('input'));
            };
            const shown = name => page.querySelector(`[data-show=${name}]`).textContent;
            const end = (shape, name) => Number(page.querySelector('#slope ' + shape).getAttribute(name));
            """;

    private final Path folder;

    @AutoClose
    private final OpenBrowser browser;

    WhyBrowserTest(@TempDir Path folder) throws IOException {
        Chromium.assumeInstalled();
        this.folder = folder;
        this.browser = new OpenBrowser(folder);
        Files.writeString(folder.resolve("why.html"), Walk.html());
    }

    @Test
    void slope_follows_the_slider() throws Exception {
        String answer = inFrame("""
                return [-3, -0.5, 0, 1.5, 3].map(x => {
                  slide(x);
                  const rise = (end('.rise', 'y1') - end('.rise', 'y2')) / page.getElementById('slope').dataset.unit;
                  return [shown('x'), shown('slope'), rise, end('.graph', 'y2') === end('.to', 'cy'),
                    page.querySelector('#slope .moved').textContent].join(' ');
                }).join('; ')""");
        assertThat(answer)
                .isEqualTo("−3 −3 -1.5 true h·x = −1.5; −0.5 −0.5 -0.25 true h·x = −0.25; 0 0 0 true h·x = 0;"
                        + " 1.5 1.5 0.75 true h·x = 0.75; 3 3 1.5 true h·x = 1.5");
    }

    @Test
    void drawing_is_the_same_before_and_after_the_slider_is_moved_and_moved_back() throws Exception {
        String answer = inFrame("""
                const before = page.getElementById('slope').outerHTML;
                slide(-1);
                const moved = page.getElementById('slope').outerHTML;
                slide(2);
                return [before === moved, page.getElementById('slope').outerHTML === before].join(' ')""");
        assertThat(answer).isEqualTo("false true");
        assertThat(inFrame("return page.getElementById('slope').outerHTML.replace(/></g, '> <')"))
                .isEqualToIgnoringWhitespace(
                        new SlopeDrawing(WalkNumbers.computed().linear()).svg().replace("><", "> <"));
    }

    @Test
    void drawing_is_described_as_it_is() throws Exception {
        assertThat(inFrame("slide(-3); return page.getElementById('slope').getAttribute('aria-label')"))
                .endsWith("for x = −3: a straight line. From w = 0.5 to w = 1, a goes from −1 to −2.5.");
    }

    @Test
    void row_of_the_slider_s_input_is_marked_in_the_table() throws Exception {
        String answer = inFrame("""
                const marked = () => [...page.querySelectorAll('#moves .now th')].map(each => each.textContent);
                return [-2, 0.5, 3].map(x => { slide(x); return marked(); }).join(' | ')""");
        assertThat(answer).isEqualTo("−2 |  | 3");
    }

    @Test
    void keyboard_reaches_the_slider_and_every_answer() throws Exception {
        String answer = inFrame("""
                const stops = [...page.querySelectorAll('summary, a, input')];
                return stops.every(each => { each.focus(); return page.activeElement === each; })""");
        assertThat(answer).isEqualTo("true");
    }

    @Test
    void page_is_no_wider_than_a_narrow_window_even_if_all_is_open() throws Exception {
        String answer = inFrame("""
                page.querySelectorAll('details').forEach(each => each.open = true);
                return page.documentElement.scrollWidth""");
        assertThat(answer).isEqualTo(String.valueOf(NARROW));
    }

    @Test
    void nothing_is_loaded_and_nothing_is_complained_of() throws Exception {
        Path probe = probe(folder, "return frame.contentWindow.performance.getEntriesByType('resource').length");
        Path log = folder.resolve("log");
        String dom =
                new Chromium(folder).dump(probe, ProcessBuilder.Redirect.to(log.toFile()), "--enable-logging=stderr");
        assertThat(Chromium.output(dom)).isEqualTo("0");
        assertThat(Files.readString(log)).doesNotContain("CONSOLE");
    }

    @Test
    void without_scripts_the_table_stands_in_for_the_slider() throws Exception {
        Path without = Files.createDirectory(folder.resolve("without"));
        Files.writeString(without.resolve("why.html"), Walk.html().replaceFirst("(?s)<script>.*</script>", ""));
        Path probe = probe(without, """
                page.querySelector('#predict summary').click();
                return ['play', 'moves', 'slope', 'predict'].map(id =>
                  page.getElementById(id).getBoundingClientRect().height > 0)
                  .concat(page.querySelector('#predict details').open).join(' ')""");
        String answer = browser.output(probe);
        assertThat(answer).isEqualTo("false true true true true");
    }

    private String inFrame(String body) throws IOException, InterruptedException {
        return browser.output(probe(folder, body));
    }

    /** A page that opens ours in a narrow frame, where no window is too wide for it, and evaluates a function's body there. */
    private static Path probe(Path folder, String body) throws IOException {
        return Files.writeString(folder.resolve("probe.html"), """
                <!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
                <iframe id="frame" src="why.html" style="border:0;width:%dpx;height:800px"></iframe>
                <script>const frame = document.getElementById('frame');
                frame.onload = () => {
                  const page = frame.contentDocument;
                  %s
                  document.body.append(document.createElement('output'));
                  document.querySelector('output').append((() => { %s })());
                };</script>""".formatted(NARROW, SLIDE, body));
    }
}
