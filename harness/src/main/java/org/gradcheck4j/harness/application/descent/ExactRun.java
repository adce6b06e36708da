package org.gradcheck4j.harness.application.descent;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/**
 * The run that engines drift distanceFromExact from: the exact gradient, in double-double, at weights that are kept in double.
 *
 * @param weights after each step, the start first
 */
record ExactRun(List<Network> weights) {

    static ExactRun of(Network start, Batch batch, double rate, int steps) {
        List<Network> weights = new ArrayList<>(List.of(start));
        for (int k = 1; k <= steps; k++) {
            Network before = weights.get(k - 1);
            ExactSolution solution = ExactOracle.of(before, batch);
            List<Layer> layers = new ArrayList<>();
            for (int i = 1; i <= before.depth(); i++) {
                layers.add(new Layer(
                        after(before.layer(i).weights(), solution.dW().get(i - 1), rate),
                        after(before.layer(i).bias(), solution.db().get(i - 1), rate)));
            }
            weights.add(new Network(layers));
        }
        return new ExactRun(List.copyOf(weights));
    }

    private static Matrix after(Matrix before, ExactMatrix gradient, double rate) {
        return before.withEntries(k -> before.get(k) - rate * gradient.high(k));
    }

    /** {@return ‖other − these‖ ÷ ‖these − start‖ after some steps; 0 if both are 0} */
    double drift(int steps, Network other) {
        double distanceFromExact = distance(other, weights.get(steps));
        double length = distance(weights.get(steps), weights.get(0));
        return distanceFromExact == 0 ? 0 : distanceFromExact / length;
    }

    private static double distance(Network one, Network other) {
        double distance = 0;
        for (int i = 1; i <= one.depth(); i++) {
            distance = Math.hypot(
                    distance, distance(one.layer(i).weights(), other.layer(i).weights()));
            distance = Math.hypot(
                    distance, distance(one.layer(i).bias(), other.layer(i).bias()));
        }
        return distance;
    }

    private static double distance(Matrix one, Matrix other) {
        double distance = 0;
        for (int k = 0; k < one.size(); k++) {
            distance = Math.hypot(distance, one.get(k) - other.get(k));
        }
        return distance;
    }
}
