package org.gradcheck4j.harness.application.explain;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/**
 * How the loss moves if one weight does: a central difference, which anyone can compute again without backprop. It is
 * off by h²/6 times a third derivative of the loss: here by less than 10⁻⁶.
 *
 * @param row of the weight, from 0
 * @param column of the weight, from 0
 * @param weight its value
 * @param above the loss if the weight is larger by {@link #STEP}
 * @param below the loss if it is smaller by as much
 */
record LossDifference(int row, int column, double weight, double above, double below) {

    /** How far the weight moves. */
    static final double STEP = 0.001;

    /** (above − below) ÷ 2h, which is about ∂J/∂w. */
    double slope() {
        return (above - below) / (2 * STEP);
    }

    String value() {
        return Decimals.given(weight);
    }

    String lossAbove() {
        return Decimals.eight(above);
    }

    String lossBelow() {
        return Decimals.eight(below);
    }

    /** Of every weight of a layer, row by row. */
    static List<LossDifference> ofLayer(Network network, Batch batch, int layer) {
        Matrix W = network.layer(layer).weights();
        List<LossDifference> differences = new ArrayList<>();
        for (int r = 0; r < W.rows(); r++) {
            for (int c = 0; c < W.columns(); c++) {
                differences.add(new LossDifference(
                        r,
                        c,
                        W.get(r, c),
                        loss(network, batch, layer, r, c, STEP),
                        loss(network, batch, layer, r, c, -STEP)));
            }
        }
        return differences;
    }

    private static double loss(Network network, Batch batch, int layer, int row, int column, double step) {
        List<Layer> layers = new ArrayList<>(network.layers());
        Layer moved = network.layer(layer);
        Matrix W = moved.weights();
        layers.set(
                layer - 1,
                new Layer(
                        Matrix.generate(
                                W.rows(), W.columns(), (r, c) -> W.get(r, c) + (r == row && c == column ? step : 0)),
                        moved.bias()));
        return ExactOracle.of(new Network(layers), batch).J().high(0);
    }
}
