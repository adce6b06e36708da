package org.gradcheck4j.harness.application.plot;

import java.util.List;

/**
 * Shares of numbers between powers of ten, as bars side by side: a bar for each series, a panel for each kind of number. The
 * limit is 1; beyond it lies the last bin.
 *
 * @param exponents of the upper ends of all bins but the last, ascending to 0
 * @param series what the bars of a bin are about, each darker than the one before
 * @param panels from left to right
 * @param axis what the bins are about
 */
public record ShareBars(List<Integer> exponents, List<String> series, List<Panel> panels, String axis) {

    /**
     * Some bars.
     *
     * @param name of the panel
     * @param note beside the limit
     * @param shares of each series, one for each bin, in percent
     */
    public record Panel(String name, String note, List<List<Double>> shares) {

        /** Keeps unmodifiable copies. */
        public Panel {
            shares = shares.stream().map(List::copyOf).toList();
        }
    }

    private static final double BAR = 7;
    private static final double BIN_GAP = 7;
    private static final double PANEL_GAP = 28;
    private static final double LABELS = 34;
    private static final double ABOVE = 50;
    private static final double HEIGHT = 180;
    private static final double BELOW = 36;
    private static final double TEXT = 12;
    private static final double SERIES = 170;
    private static final int STEP = 20;

    /** Keeps unmodifiable copies. */
    public ShareBars {
        exponents = List.copyOf(exponents);
        series = List.copyOf(series);
        panels = List.copyOf(panels);
    }

    /**
     * {@return it as SVG}
     *
     * @param caption of the picture
     */
    public String svg(Caption caption) {
        double top = caption.bottom() + ABOVE;
        double width = LABELS + panels.size() * (panelWidth() + PANEL_GAP) - PANEL_GAP + 2 * Caption.MARGIN;
        Svg svg = caption.start(width, top + HEIGHT + BELOW + Caption.MARGIN);
        for (int k = 0; k < series.size(); k++) {
            double x = Caption.MARGIN + k * SERIES;
            svg.rectangle("s" + k, x, caption.bottom() + 3, TEXT, TEXT);
            svg.text(x + TEXT + 5, caption.bottom() + TEXT, "start", series.get(k));
        }
        for (int k = 0; k < panels.size(); k++) {
            panel(svg, panels.get(k), Caption.MARGIN + LABELS + k * (panelWidth() + PANEL_GAP), top, k == 0);
        }
        svg.text("note", width / 2, top + HEIGHT + BELOW, "middle", axis);
        return svg.endFile();
    }

    private void panel(Svg svg, Panel panel, double left, double top, boolean first) {
        double base = top + HEIGHT;
        double right = left + panelWidth();
        double limit = left + exponents.size() * binWidth();
        svg.rectangle("beyond", limit, top, right - limit, HEIGHT);
        svg.text("head", left, top - 8, "start", panel.name());
        svg.text("note", right, top - 8, "end", panel.note());
        for (int percent = 0; percent <= highest(); percent += STEP) {
            double y = base - HEIGHT * percent / highest();
            svg.path("grid", "M%s %sH%s".formatted(Svg.number(left), Svg.number(y), Svg.number(right)));
            if (first) {
                svg.text(left - 5, y + 4, "end", percent + " %");
            }
        }
        for (int k = 0; k < series.size(); k++) {
            List<Double> shares = panel.shares().get(k);
            for (int bin = 0; bin < shares.size(); bin++) {
                double height = HEIGHT * shares.get(bin) / highest();
                double x = left + bin * binWidth() + BIN_GAP / 2 + k * BAR;
                if (height > 0) {
                    svg.rectangle("s" + k, x, base - height, BAR - 1, height);
                }
            }
        }
        svg.path("limit", "M%s %sV%s".formatted(Svg.number(limit), Svg.number(top), Svg.number(base + 4)));
        svg.text(left, base + TEXT + 4, "middle", "0");
        for (int end = 0; end < exponents.size(); end++) {
            double x = left + (end + 1) * binWidth();
            svg.text(
                    x,
                    base + TEXT + 4,
                    "middle",
                    exponents.get(end) == 0 ? "limit 1" : LimitAxis.power(exponents.get(end)));
        }
    }

    /** The top of the panels, in percent. */
    private double highest() {
        double highest = panels.stream()
                .flatMap(panel -> panel.shares().stream())
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return Math.max(STEP, STEP * Math.ceil(highest / STEP));
    }

    private double binWidth() {
        return series.size() * BAR + BIN_GAP;
    }

    private double panelWidth() {
        return (exponents.size() + 1) * binWidth();
    }
}
