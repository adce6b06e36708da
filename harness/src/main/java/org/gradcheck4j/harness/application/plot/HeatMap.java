package org.gradcheck4j.harness.application.plot;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Fractions of a limit by row and column, each a cell whose colour is darker the larger the fraction. A map of many columns is
 * drawn smaller, so it has no text: that would be too small to read.
 */
public final class HeatMap {

    private static final double CELL = 12;

    /** Of the key, above its colours. */
    private static final double TOP = 15;

    private static final double BASELINE = 10;
    private static final double LEAST_WIDTH = 120;

    /** The upper ends of the classes h0, h1, …; what exceeds the last is not finite. */
    private static final double[] ENDS = {0, 0.01, 0.1, 1, 1e3, 1e9, Double.MAX_VALUE};

    /** The classes in words, and what is untested. */
    private static final List<String> NAMES =
            List.of("0", "≤0.01", "≤0.1", "≤1", "≤10³", "≤10⁹", ">10⁹", "NaN/∞", "untested");

    private static final int UNDER_THE_LIMIT = 4;

    private static final double SWATCH = 36;
    private static final double SWATCH_HEIGHT = 11;
    private static final double KEY_WIDTH = 9 * SWATCH + 20;
    private static final double KEY_HEIGHT = 42;

    private HeatMap() {}

    /**
     * {@return the key of the colours, as SVG: which numbers each stands for, on which side of 1}
     *
     * @param id of the symbol that {@link #keyAgain} draws
     */
    public static String key(String id) {
        Svg svg = new Svg("defs", 0, 0, "");
        svg.symbol(id, KEY_WIDTH, KEY_HEIGHT);
        double limit = UNDER_THE_LIMIT * SWATCH;
        svg.text(limit - 5, BASELINE, "end", "← within the bound");
        svg.text(limit + 5, BASELINE, "start", "beyond it →");
        for (int type = 0; type < NAMES.size(); type++) {
            String colour = type == NAMES.size() - 1 ? "u" : "h" + type;
            svg.path(
                    "swatch " + colour,
                    "M%s %sh%s"
                            .formatted(
                                    Svg.number(type * SWATCH),
                                    Svg.number(TOP + SWATCH_HEIGHT / 2),
                                    Svg.number(SWATCH - 1)));
            svg.text(
                    (type + 0.5) * SWATCH + (type == NAMES.size() - 1 ? 10 : 0),
                    TOP + 2 * SWATCH_HEIGHT + 2,
                    "middle",
                    NAMES.get(type));
        }
        svg.path("limit", "M%s 2v%s".formatted(Svg.number(limit - 0.5), Svg.number(TOP + SWATCH_HEIGHT)));
        return svg.endSymbol();
    }

    /**
     * {@return a key that stands on the page once, drawn here too, as SVG}
     *
     * @param id of its symbol
     */
    public static String keyAgain(String id) {
        return new Svg("key", KEY_WIDTH, KEY_HEIGHT, "").use(id).end();
    }

    /**
     * {@return the map as SVG}
     *
     * @param columns of cells
     * @param fractions row by row; 1 is the limit
     * @param tested whether a cell is evidence
     * @param label what the map shows, for who cannot see it
     */
    public static String svg(int columns, double[] fractions, IntPredicate tested, String label) {
        int rows = fractions.length / columns;
        Svg svg = new Svg("heat", Math.max(columns * CELL, LEAST_WIDTH), rows * CELL, label);
        Map<String, StringBuilder> paths = new TreeMap<>();
        int start = 0;
        for (int cell = 0; cell < fractions.length; cell++) {
            String type = type(fractions[cell], tested.test(cell));
            boolean ends = (cell + 1) % columns == 0
                    || !type(fractions[cell + 1], tested.test(cell + 1)).equals(type);
            if (ends) {
                paths.computeIfAbsent(type, each -> new StringBuilder()).append(run(start, cell, columns));
                start = cell + 1;
            }
        }
        paths.forEach((type, d) -> svg.path("cell " + type, d.toString()));
        return svg.end();
    }

    /** {@code u} if nothing is known, else {@code h} and the number of the class. */
    private static String type(double fraction, boolean tested) {
        if (!tested && fraction <= 1) {
            return "u";
        }
        int type = 0;
        while (type < ENDS.length && !(fraction <= ENDS[type])) {
            type++;
        }
        return "h" + type;
    }

    /** Neighbours of one class are one dashed line, as wide as a row: a dash a cell. */
    private static String run(int first, int last, int columns) {
        int row = first / columns;
        return "M%s %sh%s"
                .formatted(
                        Svg.number(first % columns * CELL),
                        Svg.number(row * CELL + CELL / 2),
                        Svg.number((last - first + 1) * CELL));
    }
}
