package org.gradcheck4j.harness.application.explain;

/**
 * The output of a linear neuron against its weight: a straight line with slope x, and the step that the output takes if
 * the weight takes one. The page's script moves the shapes if x changes, by the scale that the element names.
 *
 * @param move for which input it is drawn
 */
record SlopeDrawing(LinearMove move) {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 310;

    /** Where w = 0 and a = 0 are, and how long one unit of each is. */
    private static final double LEFT = 40;

    private static final double ZERO = 160;
    private static final double UNIT_W = 220;
    private static final double UNIT_A = 34;

    /** Where the weights are named. */
    private static final double BOTTOM = 285;

    /** How far a text is from what it names. */
    private static final double GAP = 7;

    private static final double STEP_BELOW = 14;

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
        return new Diagram(
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
                        UNIT_A)
                .line("axis", LEFT, ZERO, x(after) + GAP, ZERO)
                .line("axis", LEFT, GAP, LEFT, BOTTOM)
                .line("guide", x(w), GAP, x(w), BOTTOM)
                .line("guide", x(after), GAP, x(after), BOTTOM)
                .text("middle small", x(w), BOTTOM + 2 * GAP, "w = " + move.weight())
                .text("middle small", x(after), BOTTOM + 2 * GAP, "w + h = " + move.weightAfter())
                .text("end small", LEFT - GAP, ZERO, "0")
                .text("end small", LEFT - GAP, y(move.b()), "b")
                .text("end italic", LEFT - GAP, 2 * GAP, "a")
                .text("start italic", x(after) + 2 * GAP, ZERO, "w")
                .line("graph", x(0), y(move.b()), x(after), y(move.after()))
                .line("run", x(w), y(move.before()), x(after), y(move.before()))
                .line("rise", x(after), y(move.before()), x(after), y(move.after()))
                .dot("from", x(w), y(move.before()))
                .dot("to", x(after), y(move.after()))
                .text("middle small step", (x(w) + x(after)) / 2, y(move.before()) + STEP_BELOW, "h = " + move.step())
                .text(
                        "start strong moved",
                        x(after) + GAP,
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
