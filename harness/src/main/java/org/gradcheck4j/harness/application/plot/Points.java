package org.gradcheck4j.harness.application.plot;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Points on a logarithmic axis from 0.1 to 1000, at heights from 0 to a largest one. A point beyond an end stands at that end;
 * points that would cover each other exactly are drawn once.
 *
 * @param highest what the top stands for, above 0
 * @param across what the axis from left to right is about, with its unit
 * @param up the same of the axis upwards
 */
public record Points(int highest, String across, String up) {

    /**
     * A point.
     *
     * @param mark how it is drawn
     * @param x from left to right
     * @param y from 0 up
     */
    public record Point(Strip.Mark mark, double x, double y) {}

    private static final double LEFT = 24;
    private static final double TOP = 18;
    private static final double WIDTH = 240;
    private static final double HEIGHT = 110;
    private static final double MARGIN = 10;
    private static final double BELOW = 14;
    private static final double BOTTOM = 32;

    private static final int SMALLEST_EXPONENT = -1;
    private static final int LARGEST_EXPONENT = 3;
    private static final List<String> DECADES = List.of("≤ 0.1", "1", "10", "100", "1000");

    private static final int LABELS = 3;

    /**
     * {@return them as SVG}
     *
     * @param points in any order
     * @param label what they show, for who cannot see it
     */
    public String svg(List<Point> points, String label) {
        Svg svg = new Svg("points", LEFT + WIDTH + 2 * MARGIN, TOP + HEIGHT + BOTTOM, label);
        svg.text(0, 10, "start", up);
        for (int k = 0; k < DECADES.size(); k++) {
            double x = x(Math.pow(10, SMALLEST_EXPONENT + k));
            svg.path("grid", "M%s %sv%s".formatted(Svg.number(x), Svg.number(TOP), Svg.number(HEIGHT)));
            svg.text(x, TOP + HEIGHT + BELOW, "middle", DECADES.get(k));
        }
        for (int k = 0; k <= LABELS; k++) {
            int value = Math.round((float) highest * k / LABELS);
            svg.path("grid", "M%s %sh%s".formatted(Svg.number(LEFT), Svg.number(y(value)), Svg.number(WIDTH)));
            svg.text(LEFT - 4, y(value) + 4, "end", Integer.toString(value));
        }
        svg.text(LEFT + WIDTH, TOP + HEIGHT + BOTTOM - 4, "end", across);
        Map<Strip.Mark, List<String>> drawn = new EnumMap<>(Strip.Mark.class);
        for (Point each : points) {
            List<String> same = drawn.computeIfAbsent(each.mark(), mark -> new ArrayList<>());
            String one = "M%s %s%s"
                    .formatted(
                            Svg.number(x(each.x())),
                            Svg.number(y(each.y())),
                            each.mark().shape());
            if (!same.contains(one)) {
                same.add(one);
            }
        }
        drawn.forEach((mark, some) -> Strip.draw(svg, mark, String.join("", some)));
        return svg.end();
    }

    private static double x(double value) {
        double exponent = Math.max(SMALLEST_EXPONENT, Math.min(LARGEST_EXPONENT, Math.log10(value)));
        return LEFT
                + MARGIN
                + (WIDTH - MARGIN) * (exponent - SMALLEST_EXPONENT) / (LARGEST_EXPONENT - SMALLEST_EXPONENT);
    }

    private double y(double value) {
        return TOP + HEIGHT * (1 - Math.min(1, value / highest));
    }
}
