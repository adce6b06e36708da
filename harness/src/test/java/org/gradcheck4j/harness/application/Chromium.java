package org.gradcheck4j.harness.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real browser without a window, started for one page with options of its own. {@link OpenBrowser} shows one page after the
 * other.
 *
 * @param folder for its profile and for what it writes
 */
public record Chromium(Path folder) {

    private static final String BROWSER = "chromium";

    private static final int PATIENCE_SECONDS = 120;

    /** Skips a test if the browser is not installed; in CI, the test fails. */
    public static void assumeInstalled() {
        boolean installed = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(String.valueOf(System.getenv("PATH")))
                .anyMatch(each -> Files.isExecutable(Path.of(each, BROWSER)));
        String message = "the page was not opened in a browser: there is no '%s' on the PATH".formatted(BROWSER);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(installed).as(message).isTrue();
        }
        assumeTrue(installed, message);
    }

    /** {@return what starts it} */
    static List<String> command(Path folder) {
        return List.of(
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
                "--user-data-dir=" + folder.resolve("profile"));
    }

    /** {@return the page's elements after its scripts ran} */
    public String dump(Path page, ProcessBuilder.Redirect log, String... options)
            throws IOException, InterruptedException {
        Path dom = folder.resolve("dom.html");
        List<String> command = new ArrayList<>(command(folder));
        command.add("--dump-dom");
        command.addAll(List.of(options));
        command.add(page.toUri().toString());
        Process browser = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(log)
                .start();
        if (!browser.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            browser.destroyForcibly();
            throw new AssertionError("the browser did not end within %d s".formatted(PATIENCE_SECONDS));
        }
        return Files.readString(dom);
    }

    /** {@return what a page's script put into its element {@code output}} */
    public static String output(String dom) {
        Matcher answer = Pattern.compile("<output>([^<]*)</output>").matcher(dom);
        assertThat(answer.find()).as(dom).isTrue();
        return answer.group(1);
    }
}
