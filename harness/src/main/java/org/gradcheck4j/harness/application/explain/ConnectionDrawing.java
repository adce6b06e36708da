package org.gradcheck4j.harness.application.explain;

/**
 * A weight is a connection: it begins at an activation of the layer before, and ends at a pre-activation of its own. The
 * bias begins at nothing: at the constant 1.
 *
 * @param a the activation of sample 0 that the first weight of the last layer multiplies
 * @param dz of sample 0 in the last layer
 */
record ConnectionDrawing(double a, double dz) {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 238;
    private static final double RADIUS = 22;
    private static final double LEFT = 62;
    private static final double RIGHT = 298;
    private static final double MIDDLE = 180;
    private static final double TOP = 62;
    private static final double BOTTOM = 168;

    /** How far a text is from the middle of what it names. */
    private static final double BESIDE = 38;

    private static final double ABOVE = 14;

    /** {@return the drawing of a network's first weight in its last layer} */
    static ConnectionDrawing of(WeightGradient last) {
        return new ConnectionDrawing(last.input().get(0, 0), last.dZ().get(0, 0));
    }

    String svg() {
        double product = dz * a;
        String label =
                "A weight of layer 2 begins at an activation of layer 1 and ends at z of layer 2. Leverage %s times blame %s is its gradient, %s. The bias begins at the constant 1: its gradient is the blame alone."
                        .formatted(Decimals.four(a), Decimals.four(dz), Decimals.four(product));
        return new Diagram("connection", WIDTH, HEIGHT, label)
                .text("middle small", LEFT, TOP - BESIDE, "begins in layer 1")
                .text("middle small", RIGHT, TOP - BESIDE, "ends in layer 2")
                .arrow("weight", LEFT, TOP, RIGHT, TOP, RADIUS)
                .arrow("bias", LEFT, BOTTOM, RIGHT, TOP, RADIUS)
                .node("leverage", LEFT, TOP, RADIUS, "a")
                .node("blame", RIGHT, TOP, RADIUS, "z")
                .node("plain", LEFT, BOTTOM, RADIUS, "1")
                .text("middle strong", MIDDLE, TOP - ABOVE, "w")
                .text("middle strong", MIDDLE - BESIDE, (TOP + BOTTOM) / 2, "b")
                .text("middle small leverage", LEFT, TOP + BESIDE, "leverage a")
                .text("middle strong leverage", LEFT, TOP + BESIDE + ABOVE, Decimals.four(a))
                .text("middle small blame", RIGHT, TOP + BESIDE, "blame dz")
                .text("middle strong blame", RIGHT, TOP + BESIDE + ABOVE, Decimals.four(dz))
                .text("middle small", RIGHT - BESIDE, BOTTOM - ABOVE, "w has a gradient of dz · a")
                .text("middle strong gradient", RIGHT - BESIDE, BOTTOM + ABOVE / 2, Decimals.four(product))
                .text("middle small", RIGHT - BESIDE, BOTTOM + 2 * ABOVE, "b has one of dz · 1")
                .text("middle strong gradient", RIGHT - BESIDE, BOTTOM + 7 * ABOVE / 2, Decimals.four(dz))
                .markup();
    }
}
