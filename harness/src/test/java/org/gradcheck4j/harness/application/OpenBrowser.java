package org.gradcheck4j.harness.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real browser without a window, which stays open: to show one more page takes a moment, and to start takes a second. It is
 * told what to do over a pipe, in the Chrome DevTools Protocol: a message is JSON, and a 0 ends it.
 */
public final class OpenBrowser implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 120;

    private static final int PAUSE_MILLIS = 2;

    /** The browser reads messages from file 3, and writes them to file 4. */
    private static final String OVER_PIPE = "exec \"$@\" --remote-debugging-pipe 3<&0 4>&1 </dev/null >/dev/null 2>&1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process browser;
    private int messages;

    /**
     * Starts a browser.
     *
     * @param folder for its profile
     */
    public OpenBrowser(Path folder) throws IOException {
        ProcessBuilder command = new ProcessBuilder("sh", "-c", OVER_PIPE, "sh");
        command.command().addAll(Chromium.command(folder.resolve("open")));
        this.browser = command.start();
    }

    /** {@return what a page's script puts into its element {@code output}} */
    public String output(Path page) throws IOException, InterruptedException {
        String target = ask("Target.createTarget", Map.of("url", page.toUri().toString()), "")
                .path("targetId")
                .asText();
        String session = ask("Target.attachToTarget", Map.of("targetId", target, "flatten", true), "")
                .path("sessionId")
                .asText();
        Map<String, Object> question = Map.of("expression", "document.querySelector('output')?.textContent");
        long begun = System.nanoTime();
        JsonNode answer = ask("Runtime.evaluate", question, session).path("result");
        while (!answer.has("value")) {
            waitALittle(begun);
            answer = ask("Runtime.evaluate", question, session).path("result");
        }
        ask("Target.closeTarget", Map.of("targetId", target), "");
        return answer.path("value").asText();
    }

    /** Returns the result of a method of the protocol; what the browser says unasked is skipped. */
    private JsonNode ask(String method, Map<String, Object> parameters, String session)
            throws IOException, InterruptedException {
        messages++;
        var message = JSON.createObjectNode().put("id", messages).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        browser.getOutputStream().write((message + "\0").getBytes(StandardCharsets.UTF_8));
        browser.getOutputStream().flush();
        JsonNode answer = JSON.readTree(read());
        while (answer.path("id").asInt() != messages) {
            answer = JSON.readTree(read());
        }
        if (!answer.has("result")) {
            throw new AssertionError("%s: the browser answers %s".formatted(message, answer));
        }
        return answer.path("result");
    }

    private String read() throws IOException, InterruptedException {
        InputStream said = browser.getInputStream();
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        long begun = System.nanoTime();
        while (true) {
            while (said.available() == 0) {
                waitALittle(begun);
            }
            int next = said.read();
            if (next == 0) {
                return message.toString(StandardCharsets.UTF_8);
            }
            message.write(next);
        }
    }

    private void waitALittle(long begun) throws InterruptedException {
        if (!browser.isAlive() || System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
            throw new AssertionError("the browser ended, or did not answer within %d s".formatted(PATIENCE_SECONDS));
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }

    /** Waits for its end: until then it writes to its profile. */
    @Override
    public void close() throws IOException {
        try {
            ask("Browser.close", Map.of(), "");
            if (!browser.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                browser.destroyForcibly();
            }
        } catch (InterruptedException e) {
            browser.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
