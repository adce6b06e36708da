package org.gradcheck4j.harness.application.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes one SVG element with what is in it, for a page or a file of its own. All text is escaped. */
final class Svg {

    private final StringBuilder text = new StringBuilder();

    /** Starts a drawing of a size in pixels, in which a user unit is a pixel. Its text says the same to who cannot see it. */
    Svg(String type, double width, double height, String label) {
        text.append("<svg class=\"%s\" width=\"%s\" viewBox=\"0 0 %s %s\""
                .formatted(type, number(width), number(width), number(height)));
        text.append(
                label.isEmpty()
                        ? " aria-hidden=\"true\">"
                        : " role=\"img\" aria-label=\"%s\">".formatted(escaped(label)));
    }

    private Svg(String opening) {
        text.append(opening);
    }

    /** Starts a drawing for a file of its own: with its colours, a title, and in words what it shows. */
    static Svg file(double width, double height, String style, String title, String description) {
        return new Svg("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="0 0 %1$s %2$s" role="img"\
                 aria-labelledby="title description">
                <title id="title">%3$s</title>
                <desc id="description">%4$s</desc>
                <style>
                %5$s</style>
                """.formatted(number(width), number(height), escaped(title), escaped(description), style));
    }

    Svg rectangle(String type, double x, double y, double width, double height) {
        text.append("<path class=\"%s\" d=\"M%s %sh%sv%sh%sz\"/>"
                .formatted(type, number(x), number(y), number(width), number(height), number(-width)));
        return this;
    }

    /** Starts what is drawn only where it is used. */
    Svg symbol(String id, double width, double height) {
        text.append("<symbol id=\"%s\" viewBox=\"0 0 %s %s\">".formatted(id, number(width), number(height)));
        return this;
    }

    String endSymbol() {
        text.append("</symbol>");
        return end();
    }

    Svg use(String id) {
        text.append("<use href=\"#%s\"/>".formatted(id));
        return this;
    }

    /** Lets a style sheet change the height alone. */
    Svg stretchable() {
        text.insert(text.indexOf(">"), " preserveAspectRatio=\"none\"");
        return this;
    }

    /** Adds a path; nothing if there is nothing to draw. */
    Svg path(String type, String d) {
        if (!d.isEmpty()) {
            text.append("<path class=\"%s\" d=\"%s\"/>".formatted(type, d));
        }
        return this;
    }

    /** Adds text, its baseline at y; the anchor is {@code start}, {@code middle} or {@code end}. */
    Svg text(double x, double y, String anchor, String words) {
        text.append("<text x=\"%s\" y=\"%s\"%s>%s</text>"
                .formatted(
                        number(x),
                        number(y),
                        anchor.equals("start") ? "" : " text-anchor=\"" + anchor + "\"",
                        escaped(words)));
        return this;
    }

    /** Adds text of a class. */
    Svg text(String type, double x, double y, String anchor, String words) {
        text(x, y, anchor, words);
        text.insert(text.lastIndexOf("<text") + "<text".length(), " class=\"" + type + "\"");
        return this;
    }

    /** Adds text that runs upwards from a point. */
    Svg textUpwards(double x, double y, String words) {
        text.append("<text transform=\"translate(%s %s) rotate(-90)\">%s</text>"
                .formatted(number(x), number(y), escaped(words)));
        return this;
    }

    /** Ends a file: an element a line, so that two versions can be compared. */
    String endFile() {
        return end().replace("><", ">\n<") + "\n";
    }

    String end() {
        return text + "</svg>";
    }

    /** With at most one decimal: a tenth of a pixel is not seen. */
    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
