package org.gradcheck4j.harness.application.plot;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How many are in each bin, as bars with their numbers. All bars have one colour: a bin may hold what is right and what is wrong.
 *
 * @param bins from left to right
 * @param axis what the bins are about, with its unit
 * @param label what it shows, for who cannot see it
 */
public record HistogramPlot(List<Bin> bins, String axis, String label) {

    /**
     * A bin.
     *
     * @param name its range, in words
     * @param count how many are in it
     */
    public record Bin(String name, long count) {}

    private static final double BAR = 36;
    private static final double GAP = 5;
    private static final double TOP = 14;
    private static final double HEIGHT = 60;
    private static final double BOTTOM = 32;

    /** Of a letter of the axis' name, on average and at most: few bars are narrower than that name. */
    private static final double LETTER = 6;

    /** Keeps an unmodifiable copy. */
    public HistogramPlot {
        bins = List.copyOf(bins);
    }

    /** {@return it as SVG} */
    public String svg() {
        double width = Math.max(bins.size() * BAR + GAP, axis.length() * LETTER);
        double start = (width - bins.size() * BAR + GAP) / 2;
        double base = TOP + HEIGHT;
        long most = bins.stream().mapToLong(Bin::count).max().orElse(1);
        Svg svg = new Svg("hist", width, base + BOTTOM, "%s. %s: %s".formatted(label, axis, inWords()));
        StringBuilder bars = new StringBuilder();
        for (int k = 0; k < bins.size(); k++) {
            double height = HEIGHT * bins.get(k).count() / Math.max(1, most);
            double left = start + k * BAR;
            bars.append("M%s %sv%sh%sv%sz"
                    .formatted(
                            Svg.number(left),
                            Svg.number(base),
                            Svg.number(-height),
                            Svg.number(BAR - GAP),
                            Svg.number(height)));
            double middle = left + (BAR - GAP) / 2;
            svg.text(
                    middle,
                    base - height - 3,
                    "middle",
                    Long.toString(bins.get(k).count()));
            svg.text(middle, base + 12, "middle", bins.get(k).name());
        }
        svg.path("bars", bars.toString());
        svg.path("axis-line", "M0 %sh%s".formatted(Svg.number(base), Svg.number(width)));
        svg.text(width / 2, base + BOTTOM - 4, "middle", axis);
        return svg.end();
    }

    /** Each bin that holds something, such as {@code 0: 3, 1: 2}. */
    private String inWords() {
        return bins.stream()
                .filter(bin -> bin.count() > 0)
                .map(bin -> "%s: %d".formatted(bin.name(), bin.count()))
                .collect(Collectors.joining(", "));
    }
}
