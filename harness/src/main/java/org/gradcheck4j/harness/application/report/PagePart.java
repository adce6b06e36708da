package org.gradcheck4j.harness.application.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.gradcheck4j.harness.text.Sha256;

/**
 * A style sheet or a script that stands in the page.
 *
 * @param text between its tags
 */
public record PagePart(String text) {

    /** The style sheet of every report. */
    public static final PagePart STYLE = read("page.css");

    /** The file of that name beside this class, without its indentation: a page has to be small. */
    static PagePart read(String name) {
        try (InputStream in = Objects.requireNonNull(
                PagePart.class.getResourceAsStream(name), name + " is missing from the harness")) {
            return new PagePart(new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^ +", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return by which the page's policy knows it: a browser then takes this text and no other} */
    public String hash() {
        return "'" + Sha256.forPolicy(text) + "'";
    }
}
