package org.gradcheck4j.harness.application.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Nodes and arrows as SVG, with lines, dots and texts. Colours come from the page's style: each shape has a class. Whoever
 * does not see it hears its label.
 */
final class Diagram {

    /** The length of an arrow's head. */
    private static final double HEAD = 8;

    /** The radius of a dot. */
    private static final double DOT = 4;

    private final StringBuilder markup = new StringBuilder();

    /**
     * Starts a drawing.
     *
     * @param id of the element
     * @param width of the view box
     * @param height of the view box
     * @param label the same in words
     * @param attributes more of the element: a name and its value, and so on
     */
    Diagram(String id, int width, int height, String label, Object... attributes) {
        markup.append("<svg");
        attributes("id", id, "viewBox", "0 0 %d %d".formatted(width, height), "role", "img", "aria-label", label);
        attributes(attributes);
        markup.append('>');
    }

    /** A straight line. */
    Diagram line(String style, double x1, double y1, double x2, double y2) {
        return shape("line", "", "class", style, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
    }

    /** A line from the rim of one circle of a radius to that of another, with a head. */
    Diagram arrow(String style, double x1, double y1, double x2, double y2, double radius) {
        double length = Math.hypot(x2 - x1, y2 - y1);
        double ux = (x2 - x1) / length;
        double uy = (y2 - y1) / length;
        double tipX = x2 - radius * ux;
        double tipY = y2 - radius * uy;
        double backX = tipX - HEAD * ux;
        double backY = tipY - HEAD * uy;
        line(style, x1 + radius * ux, y1 + radius * uy, backX, backY);
        String points = "%s,%s %s,%s %s,%s"
                .formatted(
                        number(tipX),
                        number(tipY),
                        number(backX - HEAD / 2 * uy),
                        number(backY + HEAD / 2 * ux),
                        number(backX + HEAD / 2 * uy),
                        number(backY - HEAD / 2 * ux));
        return shape("polygon", "", "class", style + " head", "points", points);
    }

    /** A circle with a text in it. */
    Diagram node(String style, double x, double y, double radius, String text) {
        shape("circle", "", "class", "node " + style, "cx", x, "cy", y, "r", radius);
        return text("symbol " + style, x, y, text);
    }

    /** A dot. */
    Diagram dot(String style, double x, double y) {
        return shape("circle", "", "class", style, "cx", x, "cy", y, "r", DOT);
    }

    /** A text at a point: the style says whether it begins, ends or is centred there. */
    Diagram text(String style, double x, double y, String text) {
        return shape("text", text, "class", style, "x", x, "y", y);
    }

    String markup() {
        return markup + "</svg>";
    }

    private Diagram shape(String element, String content, Object... attributes) {
        markup.append('<').append(element);
        attributes(attributes);
        markup.append('>').append(escaped(content)).append("</").append(element).append('>');
        return this;
    }

    private void attributes(Object... pairs) {
        for (int k = 0; k < pairs.length; k += 2) {
            Object value = pairs[k + 1];
            String text = value instanceof Double number ? number(number) : String.valueOf(value);
            markup.append(' ')
                    .append(pairs[k])
                    .append("=\"")
                    .append(escaped(text))
                    .append('"');
        }
    }

    private static String number(double value) {
        return new BigDecimal(value)
                .setScale(1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
