package org.gradcheck4j.harness.application.plot;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Fractions of a limit by row and column, each a cell whose colour is darker the larger the fraction. */
public final class HeatMap {

    private static final double CELL = 12;
    private static final double LABELS = 36;
    private static final double TOP = 15;
    private static final double BASELINE = 10;
    private static final double LEAST_WIDTH = 120;

    /** The upper ends of the classes h0, h1, …; what exceeds the last is not finite. */
    private static final double[] ENDS = {0, 0.01, 0.1, 1, 1e3, 1e9, Double.MAX_VALUE};

    /** What the classes end at, in words: the last one is not finite. */
    private static final String[] NAMES = {"0", "0.01", "0.1", "1", "10³", "10⁹", "", "NaN"};

    private static final int UNDER_THE_LIMIT = 4;

    private static final double SWATCH = 2 * CELL;
    private static final double KEY_WIDTH = 250;
    private static final double KEY_HEIGHT = 40;

    private HeatMap() {}

    /**
     * {@return the key of the colours, as SVG: the numbers at which classes end, and the limit}
     *
     * @param id of the symbol that {@link #keyAgain} draws
     */
    public static String key(String id) {
        Svg svg = new Svg("defs", 0, 0, "");
        svg.symbol(id, KEY_WIDTH, KEY_HEIGHT);
        double middle = TOP + CELL / 2;
        double below = TOP + 2 * CELL;
        for (int type = 0; type < NAMES.length; type++) {
            boolean alone = type == 0 || type == NAMES.length - 1;
            svg.path(
                    "cell h" + type,
                    "M%s %sh%s".formatted(Svg.number(type * SWATCH), Svg.number(middle), Svg.number(SWATCH)));
            svg.text((type + (alone ? 0.5 : 1)) * SWATCH, below, "middle", NAMES[type]);
        }
        double untested = (NAMES.length + 0.5) * SWATCH;
        svg.path("cell u", "M%s %sh%s".formatted(Svg.number(untested), Svg.number(middle), Svg.number(SWATCH)));
        svg.text(KEY_WIDTH, below, "end", "untested");
        double limit = UNDER_THE_LIMIT * SWATCH - 0.5;
        svg.path("limit", "M%s %sv%s".formatted(Svg.number(limit), Svg.number(BASELINE + 2), Svg.number(CELL + 4)));
        svg.text(limit, BASELINE, "middle", "limit");
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
        Svg svg = new Svg("heat", Math.max(LABELS + columns * CELL, LEAST_WIDTH), TOP + rows * CELL, label);
        svg.text(LABELS, BASELINE, "start", "column 0");
        svg.text(LABELS - 4, TOP + BASELINE, "end", "row 0");
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
                        Svg.number(LABELS + first % columns * CELL),
                        Svg.number(TOP + row * CELL + CELL / 2),
                        Svg.number((last - first + 1) * CELL));
    }
}
