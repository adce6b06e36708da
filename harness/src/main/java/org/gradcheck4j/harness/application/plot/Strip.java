package org.gradcheck4j.harness.application.plot;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Marks on a {@link LimitAxis}, one for each number, in a strip. Marks that would cover each other are stacked. If a stack is
 * too high, each mark of the strip stands for several numbers.
 */
public final class Strip {

    /** What is marked, and how. */
    public enum Mark {
        /** A dot. */
        WITHIN,
        /** A ring. */
        DOUBTFUL,
        /** A diamond. */
        KNOWN,
        /** A cross. */
        NEW
    }

    /** In user units. */
    public static final double COLUMN = 4.5;

    private static final double HEIGHT = 20;
    private static final double BASE = 16.5;
    private static final double LEVEL = 4.5;
    private static final int MOST_LEVELS = 4;

    private final LimitAxis axis;
    private final Map<Mark, Map<Integer, Long>> stacks = new EnumMap<>(Mark.class);

    /**
     * Starts with no mark.
     *
     * @param axis that other strips may share
     */
    public Strip(LimitAxis axis) {
        this.axis = axis;
    }

    /**
     * Adds marks.
     *
     * @param mark which
     * @param value at which number
     * @param count how many
     * @return this
     */
    public Strip add(Mark mark, double value, long count) {
        int column = (int) Math.round(axis.position(value) / COLUMN);
        stacks.computeIfAbsent(mark, each -> new TreeMap<>()).merge(column, count, Long::sum);
        return this;
    }

    /** {@return how many numbers one mark stands for, at most} */
    public long perMark() {
        long highest = stacks.values().stream()
                .flatMap(columns -> columns.values().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
        return (highest + MOST_LEVELS - 1) / MOST_LEVELS;
    }

    /** {@return the strip as SVG} */
    public String svg() {
        Svg svg = new Svg("strip", LimitAxis.WIDTH, HEIGHT, "").stretchable();
        svg.rectangle("ok", 0, 0, axis.limit(), HEIGHT);
        axis.ticks().forEach(tick -> svg.path("grid", "M%s 0v%s".formatted(Svg.number(tick.x()), Svg.number(HEIGHT))));
        svg.path("limit", "M%s 0v%s".formatted(Svg.number(axis.limit()), Svg.number(HEIGHT)));
        stacks.forEach((mark, columns) -> svg.path(type(mark), path(mark, columns)));
        return svg.end();
    }

    /** The class of a mark, for the style sheet. */
    static String type(Mark mark) {
        return mark.name().toLowerCase(Locale.ROOT);
    }

    private String path(Mark mark, Map<Integer, Long> columns) {
        long perMark = perMark();
        StringBuilder d = new StringBuilder();
        columns.forEach((column, count) -> {
            for (long level = 0; level * perMark < count; level++) {
                // A dot ends where it starts, so the next one above is near: there are many, and this is short.
                d.append(
                        level > 0 && mark == Mark.WITHIN
                                ? "m0-%s".formatted(Svg.number(LEVEL))
                                : "M%s %s".formatted(Svg.number(column * COLUMN), Svg.number(BASE - level * LEVEL)));
                d.append(shape(mark));
            }
        });
        return d.toString();
    }

    /** Relative to the middle. A dot is a line of no length with a round end. */
    static String shape(Mark mark) {
        return switch (mark) {
            case WITHIN -> "h0";
            case DOUBTFUL -> "m-1.8 0a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0";
            case KNOWN -> "m0-4l4 4-4 4-4-4z";
            case NEW -> "m-4-4l8 8m0-8l-8 8";
        };
    }
}
