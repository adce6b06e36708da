package org.gradcheck4j.harness.application.explain;

/**
 * From the weight to the loss: w → z → a → ℓ, with what each moves the next by.
 *
 * @param chain whose numbers are shown
 */
record ChainDrawing(ChainRule chain) {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 132;
    private static final double RADIUS = 19;

    /** The middle of the first circle, and the distance to the next. */
    private static final double FIRST = 26;

    private static final double STEP = 102.5;
    private static final double MIDDLE = 66;

    /** Where the texts above and below stand. */
    private static final double NAME = 17;

    private static final double FACTOR = 36;
    private static final double VALUE = 102;

    String svg() {
        String input = chain.input();
        String slope = Decimals.four(chain.slope());
        String steep = Decimals.four(chain.lossByActivation());
        String label =
                "w moves z, times %s; z moves a, times %s; a moves the loss, times %s.".formatted(input, slope, steep);
        Diagram diagram = new Diagram("chain", WIDTH, HEIGHT, label);
        node(diagram, 0, "w", chain.weight());
        node(diagram, 1, "z", Decimals.four(chain.z()));
        node(diagram, 2, "a", Decimals.four(chain.a()));
        node(diagram, 3, "ℓ", Decimals.four(chain.loss()));
        link(diagram, 0, "∂z/∂w", "× " + input, "leverage");
        link(diagram, 1, "∂a/∂z", "× " + slope, "blame");
        link(diagram, 2, "∂ℓ/∂a", "× " + steep, "blame");
        return diagram.markup();
    }

    private static void node(Diagram diagram, int place, String symbol, String value) {
        double x = FIRST + STEP * place;
        diagram.node("plain", x, MIDDLE, RADIUS, symbol).text("middle small", x, VALUE, value);
    }

    private static void link(Diagram diagram, int place, String name, String factor, String role) {
        double from = FIRST + STEP * place;
        double between = from + STEP / 2;
        diagram.arrow(role, from, MIDDLE, from + STEP, MIDDLE, RADIUS)
                .text("middle small " + role, between, NAME, name)
                .text("middle strong " + role, between, FACTOR, factor);
    }
}
