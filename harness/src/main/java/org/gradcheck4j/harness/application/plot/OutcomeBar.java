package org.gradcheck4j.harness.application.plot;

/**
 * A bar in three parts: what agrees, what is untested, and what disagrees. A part that is not empty is never too thin to be
 * seen. The bar says nothing to who cannot see it: its numbers stand beside it.
 *
 * @param agree how many
 * @param untested how many
 * @param disagree how many
 */
public record OutcomeBar(long agree, long untested, long disagree) {

    private static final double WIDTH = 120;
    private static final double HEIGHT = 10;
    private static final double LEAST = 3;

    /** {@return it as SVG} */
    public String svg() {
        double all = Math.max(1, agree + untested + disagree);
        double bad = part(disagree, all);
        double open = Math.min(part(untested, all), WIDTH - bad);
        Svg svg = new Svg("outcomes", WIDTH, HEIGHT, "");
        rectangle(svg, "a", 0, WIDTH - open - bad);
        rectangle(svg, "u", WIDTH - open - bad, open);
        rectangle(svg, "d", WIDTH - bad, bad);
        return svg.end();
    }

    private static void rectangle(Svg svg, String type, double x, double width) {
        if (width > 0) {
            svg.rectangle(type, x, 0, width, HEIGHT);
        }
    }

    private static double part(long count, double all) {
        return count == 0 ? 0 : Math.max(LEAST, WIDTH * count / all);
    }
}
