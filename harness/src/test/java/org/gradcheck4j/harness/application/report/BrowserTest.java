package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page in a real browser, from a file. */
class BrowserTest {

    private static final String BROWSER = "chromium";

    /** Of a small phone, in CSS pixels. */
    private static final int NARROW = 360;

    private static final int PATIENCE_SECONDS = 120;

    private final Path folder;

    BrowserTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void a_browser_is_installed() {
        boolean installed = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(String.valueOf(System.getenv("PATH")))
                .anyMatch(each -> Files.isExecutable(Path.of(each, BROWSER)));
        String message = "the page was not opened in a browser: there is no '%s' on the PATH".formatted(BROWSER);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(installed).as(message).isTrue();
        }
        assumeTrue(installed, message);
    }

    @Test
    void page_is_no_wider_than_a_narrow_window() throws IOException, InterruptedException {
        assertThat(inFrame("frame.contentDocument.documentElement.scrollWidth")).isEqualTo(String.valueOf(NARROW));
    }

    @Test
    void page_needs_nothing_but_itself() throws IOException, InterruptedException {
        assertThat(inFrame("frame.contentWindow.performance.getEntriesByType('resource').length"))
                .isEqualTo("0");
    }

    @Test
    void filter_shows_only_the_rows_that_contain_every_word() throws IOException, InterruptedException {
        String type = """
                (() => {
                  const page = frame.contentDocument;
                  page.getElementById('filter').value = 'xor doubled';
                  page.getElementById('filter').dispatchEvent(new Event('input'));
                  return page.querySelectorAll('.families tbody:not([hidden]) tr:not(.case):not([hidden])').length;
                })()""";
        assertThat(inFrame(type)).isEqualTo("1");
    }

    @Test
    void hostile_name_is_shown_as_text() throws IOException, InterruptedException {
        String last = "[...frame.contentDocument.querySelectorAll('tr.case b')].pop().innerHTML.includes('&lt;script')";
        assertThat(inFrame(last)).isEqualTo("true");
    }

    /** Opens the page in a narrow frame, where no window is too wide for it, and evaluates JavaScript there. */
    private String inFrame(String expression) throws IOException, InterruptedException {
        SampleRuns.report(SampleRuns.mixed()).write(folder);
        Path probe = Files.writeString(folder.resolve("probe.html"), """
                <!doctype html><iframe id="frame" src="index.html" style="border:0;width:%dpx;height:800px"></iframe>
                <script>const frame = document.getElementById('frame');
                frame.onload = () => {
                  document.body.append(document.createElement('output'));
                  document.querySelector('output').append(%s);
                };</script>""".formatted(NARROW, expression));
        String dom = dump(probe);
        var answer = Pattern.compile("<output>([^<]*)</output>").matcher(dom);
        assertThat(answer.find()).as(dom).isTrue();
        return answer.group(1);
    }

    private String dump(Path page) throws IOException, InterruptedException {
        Path dom = folder.resolve("dom.html");
        List<String> command = new ArrayList<>(List.of(
                BROWSER,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--allow-file-access-from-files",
                "--user-data-dir=" + folder.resolve("profile"),
                "--dump-dom",
                page.toUri().toString()));
        Process browser = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!browser.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            browser.destroyForcibly();
            throw new AssertionError("the browser did not end within %d s".formatted(PATIENCE_SECONDS));
        }
        return Files.readString(dom, StandardCharsets.UTF_8);
    }
}
