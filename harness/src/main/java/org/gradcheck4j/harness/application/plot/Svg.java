package org.gradcheck4j.harness.application.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes one SVG element with what is in it. All text is escaped. */
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
