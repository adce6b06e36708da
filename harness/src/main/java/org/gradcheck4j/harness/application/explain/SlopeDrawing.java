package org.gradcheck4j.harness.application.explain;

/**
 * The output of a linear neuron against its weight: a straight line with slope x, and the step that the output takes if
 * the weight takes one. The page's script moves the shapes if x changes, by the scale that the element names.
 *
 * @param move for which input it is drawn
 */
record SlopeDrawing(LinearMove move) {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 300;

    /** Where w = 0 and a = 0 are, and how long one unit of each is. */
    private static final double LEFT = 40;

    private static final double ZERO = 160;
    private static final double UNIT_W = 250;
    private static final double UNIT_A = 34;

    /** How far the line is drawn. */
    private static final double LAST_W = 1.1;

    /** How far a text is from what it names. */
    private static final double GAP = 7;

    private static final double STEP_BELOW = 21;

    String svg() {
        double w = move.w();
        double after = w + move.h();
        String label =
                "The output a of the neuron against its weight w, for x = %s: a straight line. From w = %s to w = %s, a goes from %s to %s."
                        .formatted(
                                move.input(),
                                move.weight(),
                                move.weightAfter(),
                                move.outputBefore(),
                                move.outputAfter());
        return new Svg(
                        "slope",
                        WIDTH,
                        HEIGHT,
                        label,
                        "data-w",
                        w,
                        "data-b",
                        move.b(),
                        "data-h",
                        move.h(),
                        "data-zero",
                        ZERO,
                        "data-unit",
                        UNIT_A,
                        "data-last",
                        LAST_W)
                .line("axis", LEFT, ZERO, x(LAST_W) + GAP, ZERO)
                .line("axis", LEFT, GAP, LEFT, HEIGHT - GAP)
                .text("end small", LEFT - GAP, ZERO, "0")
                .text("end small", LEFT - GAP, y(move.b()), "b")
                .text("end italic", LEFT - GAP, 2 * GAP, "a")
                .text("start italic", x(LAST_W) + 2 * GAP, ZERO, "w")
                .line("graph", x(0), y(move.b()), x(LAST_W), y(LAST_W * move.x() + move.b()))
                .line("run", x(w), y(move.before()), x(after), y(move.before()))
                .line("rise", x(after), y(move.before()), x(after), y(move.after()))
                .dot("from", x(w), y(move.before()))
                .dot("to", x(after), y(move.after()))
                .text("middle small step", (x(w) + x(after)) / 2, y(move.before()) + STEP_BELOW, "h = " + move.step())
                .text(
                        "end strong moved",
                        x(after) - GAP,
                        (y(move.before()) + y(move.after())) / 2,
                        "h·x = " + move.change())
                .markup();
    }

    private static double x(double w) {
        return LEFT + UNIT_W * w;
    }

    private static double y(double a) {
        return ZERO - UNIT_A * a;
    }
}
