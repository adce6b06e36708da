package org.gradcheck4j.harness.application.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis of numbers with the limit 1, in three parts: a place for 0; from the smallest power of ten to the limit,
 * and from there to the largest, each part with a scale of its own; a place for what is not finite. A number beyond an end
 * stands at that end.
 *
 * @param lowest the exponent of the left end, at most −1
 * @param highest the exponent of the right end, at least 1
 * @param notFinite whether there is a place for what is not finite
 */
public record LimitAxis(int lowest, int highest, boolean notFinite) {

    /** Of every strip on this axis. */
    static final double WIDTH = 640;

    private static final double ZERO = 12;
    private static final double LEFT = 76;
    private static final double RIGHT = 505;
    private static final double NOT_FINITE = 626;

    /** Within the limit are most marks, so this part gets most of the room. */
    private static final double WITHIN = 0.6;

    /** If nothing lies beyond the limit. */
    private static final double ALMOST_ALL = 0.85;

    private static final double HEIGHT = 20;
    private static final double BASELINE = 14;

    private static final int LEAST = -6;
    private static final int LARGEST_EXPONENT = 20;
    private static final int MOST_TICKS = 3;

    /** A number on the axis, in words. */
    record Tick(double x, String label) {}

    /**
     * {@return an axis on which all of some numbers have a place}
     *
     * @param values not negative
     */
    public static LimitAxis of(List<Double> values) {
        double[] positive = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> value > 0 && Double.isFinite(value))
                .toArray();
        int lowest = -1;
        int highest = 1;
        for (double value : positive) {
            double exponent = Math.log10(value);
            lowest = Math.min(lowest, (int) Math.floor(exponent));
            highest = Math.max(highest, (int) Math.ceil(exponent));
        }
        return new LimitAxis(
                Math.max(LEAST, lowest),
                Math.min(LARGEST_EXPONENT, highest),
                values.stream().anyMatch(value -> !Double.isFinite(value)));
    }

    /** {@return where the limit stands} */
    public double limit() {
        return LEFT + (RIGHT - LEFT) * (highest > 1 ? WITHIN : ALMOST_ALL);
    }

    /**
     * {@return where a number stands, in user units from the left}
     *
     * @param value not negative, perhaps not finite
     */
    public double position(double value) {
        if (value == 0) {
            return ZERO;
        }
        if (!Double.isFinite(value)) {
            return NOT_FINITE;
        }
        double exponent = Math.log10(value);
        return exponent <= 0
                ? limit() + (limit() - LEFT) * Math.max(-1, exponent / -lowest)
                : limit() + (RIGHT - limit()) * Math.min(1, exponent / highest);
    }

    /** With 0, the limit, powers of ten, and what is not finite. */
    List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        ticks.add(new Tick(ZERO, "0"));
        int below = step(-lowest, -LEAST);
        for (int exponent = -below; exponent >= lowest; exponent -= below) {
            ticks.add(new Tick(position(Math.pow(10, exponent)), (exponent == LEAST ? "≤ " : "") + power(exponent)));
        }
        ticks.add(new Tick(limit(), "bound"));
        int above = step(highest, LARGEST_EXPONENT);
        for (int exponent = above; exponent <= highest; exponent += above) {
            ticks.add(new Tick(
                    position(Math.pow(10, exponent)), (exponent == LARGEST_EXPONENT ? "≥ " : "") + power(exponent)));
        }
        if (notFinite) {
            ticks.add(new Tick(NOT_FINITE, "NaN/∞"));
        }
        return ticks;
    }

    /** Where numbers beyond the end may stand at it, the end has a tick. */
    private static int step(int decades, int most) {
        int step = (decades + MOST_TICKS - 1) / MOST_TICKS;
        while (decades == most && decades % step != 0) {
            step++;
        }
        return step;
    }

    /** Such as {@code 0.01} or {@code 10¹⁵}. */
    static String power(int exponent) {
        if (exponent >= -2 && exponent <= 2) {
            return exponent < 0 ? "0." + "0".repeat(-exponent - 1) + "1" : "1" + "0".repeat(exponent);
        }
        return Power.of(10, exponent);
    }

    /** {@return the places of 0, the lowest number, the limit, the highest number, and what is not finite, for a script} */
    public String places() {
        return "%s %s %s %s %s".formatted(ZERO, LEFT, limit(), RIGHT, NOT_FINITE);
    }

    /** {@return the axis below the strips, as SVG} */
    public String svg() {
        Svg svg = new Svg("axis", WIDTH, HEIGHT, "");
        for (Tick tick : ticks()) {
            svg.text(tick.x(), BASELINE, tick.x() == NOT_FINITE ? "end" : "middle", tick.label());
        }
        return svg.end();
    }
}
