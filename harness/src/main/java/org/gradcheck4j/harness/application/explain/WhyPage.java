package org.gradcheck4j.harness.application.explain;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code why.html}. Texts are plain: the template escapes them.
 *
 * @param walk whose numbers it shows
 * @param report the address of a report that it stands beside; empty if there is none
 */
@JStache(path = "why")
@JStacheConfig(formatter = WalkFormatter.class)
record WhyPage(WalkNumbers walk, Optional<String> report) {

    private static final String CSS = resource("why.css");
    private static final String SCRIPT = resource("why.js");

    String css() {
        return CSS;
    }

    String script() {
        return SCRIPT;
    }

    String policy() {
        return new ContentPolicy(CSS, SCRIPT).text();
    }

    SlopeDrawing slopeDrawing() {
        return new SlopeDrawing(walk.linear());
    }

    ChainDrawing chainDrawing() {
        return new ChainDrawing(walk.chain());
    }

    NetworkDrawing networkDrawing() {
        return new NetworkDrawing(walk.small().solution().network());
    }

    ConnectionDrawing connectionDrawing() {
        return ConnectionDrawing.of(walk.small().last());
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(WhyPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
