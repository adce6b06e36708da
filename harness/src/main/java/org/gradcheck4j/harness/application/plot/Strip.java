package org.gradcheck4j.harness.application.plot;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Marks on a {@link LimitAxis}, one for each number, in a strip. Marks that would cover each other are stacked: of one column,
 * those of all kinds in one stack. If a stack is too high, each mark stands for several numbers. No mark touches the line at 1,
 * and each stands on its side of it.
 */
public final class Strip {

    /** What is marked, and how: within the limit it is round, beyond it square; what is not certain or not new is hollow. */
    public enum Mark {
        /** A dot. */
        WITHIN,
        /** A ring. */
        DOUBTFUL,
        /** A hollow square. */
        KNOWN,
        /** A square. */
        NEW;

        /**
         * A line whose end has the form of the mark: it keeps its form if the strip is stretched. A round one has no length. A
         * square one has nearly none: PDF draws no square end of a line without a direction.
         */
        String shape() {
            return isSquare() ? "h.1" : "h0";
        }

        /** From the end of a mark to the start of the next one above, which is shorter than its place. */
        private String up() {
            return isSquare() ? "m-.1-4" : "m0-4";
        }

        private boolean isSquare() {
            return this == KNOWN || this == NEW;
        }

        boolean isHollow() {
            return this == DOUBTFUL || this == KNOWN;
        }
    }

    /** In user units. */
    public static final double COLUMN = 4.5;

    private static final double HEIGHT = 20;
    private static final double BASE = 17.5;

    /** As in {@link Mark#up()}. */
    private static final double LEVEL = 4;

    private static final int MOST_LEVELS = 5;

    private final LimitAxis axis;

    /** How many of each kind, by the place of their column. */
    private final Map<Double, Map<Mark, Long>> stacks = new TreeMap<>();

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
        stacks.computeIfAbsent(column(value), each -> new EnumMap<>(Mark.class)).merge(mark, count, Long::sum);
        return this;
    }

    /** The middle of a column. The columns start at the line at 1; what has a place of its own on the axis stands there. */
    private double column(double value) {
        double position = axis.position(value);
        if (value == 0 || !Double.isFinite(value)) {
            return position;
        }
        double columns = Math.abs(position - axis.limit()) / COLUMN;
        return axis.limit() + (value > 1 ? COLUMN : -COLUMN) * (Math.floor(columns) + 0.5);
    }

    /** {@return how many numbers one mark must stand for, so that no stack is too high} */
    public long perMark() {
        return stacks.values().stream().mapToLong(Strip::perMark).max().orElse(1);
    }

    private static long perMark(Map<Mark, Long> stack) {
        long all = stack.values().stream().mapToLong(Long::longValue).sum();
        long perMark = Math.max(1, (all + MOST_LEVELS - 1) / MOST_LEVELS);
        while (levels(stack, perMark) > MOST_LEVELS) {
            perMark += Math.max(1, perMark / MOST_LEVELS);
        }
        return perMark;
    }

    /** Rounded up to whole marks. */
    private static long levels(Map<Mark, Long> stack, long perMark) {
        return stack.values().stream()
                .mapToLong(count -> (count + perMark - 1) / perMark)
                .sum();
    }

    /**
     * {@return the strip as SVG}
     *
     * @param perMark how many numbers one mark stands for, at most; at least {@link #perMark()}, unless stacks may be higher
     */
    public String svg(long perMark) {
        Svg svg = new Svg("strip", LimitAxis.WIDTH, HEIGHT, "").stretchable();
        svg.rectangle("ok", 0, 0, axis.limit(), HEIGHT);
        axis.ticks().forEach(tick -> svg.path("grid", "M%s 0v%s".formatted(Svg.number(tick.x()), Svg.number(HEIGHT))));
        svg.path("limit", "M%s 0v%s".formatted(Svg.number(axis.limit()), Svg.number(HEIGHT)));
        Map<Mark, StringBuilder> paths = new EnumMap<>(Mark.class);
        stacks.forEach((x, stack) -> addStack(paths, x, stack, perMark));
        paths.forEach((mark, d) -> draw(svg, mark, d.toString()));
        return svg.end();
    }

    private static void addStack(Map<Mark, StringBuilder> paths, double x, Map<Mark, Long> stack, long perMark) {
        int level = 0;
        for (Map.Entry<Mark, Long> kind : stack.entrySet()) {
            StringBuilder d = paths.computeIfAbsent(kind.getKey(), each -> new StringBuilder());
            for (long drawn = 0; drawn < kind.getValue(); drawn += perMark) {
                d.append(
                        drawn > 0
                                ? kind.getKey().up()
                                : "M%s %s".formatted(Svg.number(x), Svg.number(BASE - level * LEVEL)));
                d.append(kind.getKey().shape());
                level++;
            }
        }
    }

    /** Adds marks of one kind. A hollow one is drawn again, smaller, in the colour of the ground. */
    static void draw(Svg svg, Mark mark, String d) {
        String type = mark.name().toLowerCase(Locale.ROOT);
        svg.path("mark " + type, d);
        if (mark.isHollow()) {
            svg.path("mark hole " + type, d);
        }
    }
}
