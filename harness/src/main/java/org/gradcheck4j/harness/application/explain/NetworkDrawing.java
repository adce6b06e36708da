package org.gradcheck4j.harness.application.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/**
 * A small network: a circle for each input and neuron, an arrow with its weight for each connection.
 *
 * @param network with few neurons
 */
record NetworkDrawing(Network network) {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 206;
    private static final double RADIUS = 20;
    private static final double LEFT = 40;
    private static final double STEP_X = 140;
    private static final double MIDDLE = 112;
    private static final double STEP_Y = 110;
    private static final double HEADING = 16;

    /** Where on an arrow its weight stands: before the middle, so that crossing arrows keep theirs apart. */
    private static final double ALONG = 0.3;

    private static final double ABOVE = 9;

    String svg() {
        List<Integer> widths = new ArrayList<>(List.of(network.layer(1).inputs()));
        IntStream.rangeClosed(1, network.depth())
                .forEach(i -> widths.add(network.layer(i).outputs()));
        Diagram diagram = new Diagram(
                "network",
                WIDTH,
                HEIGHT,
                "A network with %d inputs, and layers of %s neurons: every weight is an arrow."
                        .formatted(widths.get(0), widths.subList(1, widths.size())));
        for (int i = 1; i < widths.size(); i++) {
            Matrix W = network.layer(i).weights();
            for (int r = 0; r < W.rows(); r++) {
                for (int c = 0; c < W.columns(); c++) {
                    connect(diagram, i, y(c, widths.get(i - 1)), y(r, widths.get(i)), W.get(r, c));
                }
            }
        }
        for (int i = 0; i < widths.size(); i++) {
            diagram.text("middle small", x(i), HEADING, i == 0 ? "X" : "layer " + i);
            for (int r = 0; r < widths.get(i); r++) {
                diagram.node("plain", x(i), y(r, widths.get(i)), RADIUS, i == 0 ? "x" : "z, a");
            }
        }
        return diagram.markup();
    }

    private static void connect(Diagram diagram, int layer, double from, double to, double weight) {
        double x = x(layer - 1);
        diagram.arrow("weight", x, from, x + STEP_X, to, RADIUS)
                .text("middle small", x + ALONG * STEP_X, from + ALONG * (to - from) - ABOVE, Decimals.given(weight));
    }

    private static double x(int layer) {
        return LEFT + STEP_X * layer;
    }

    private static double y(int neuron, int width) {
        return MIDDLE + STEP_Y * (neuron - (width - 1) / 2.0);
    }
}
