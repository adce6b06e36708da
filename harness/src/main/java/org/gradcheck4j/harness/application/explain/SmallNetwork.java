package org.gradcheck4j.harness.application.explain;

import java.util.List;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/**
 * Two inputs, two neurons, one output, and three samples: small enough to be computed again by hand. Layer 1 is as wide
 * as its input, so that A[1] fits where X belongs.
 *
 * @param solution everything that the formula gives
 * @param last layer 2
 * @param inner layer 1
 */
record SmallNetwork(ExactSolution solution, WeightGradient last, WeightGradient inner) {

    /** Numbers of one or two digits. Two inputs are 0, so some products are. */
    static SmallNetwork computed() {
        Network network = new Network(List.of(
                new Layer(Matrix.of(2, 2, -1, 1.5, 2, -0.5), Matrix.column(-1, -1)),
                new Layer(Matrix.row(-2, -3), Matrix.column(1))));
        Batch batch = new Batch(Matrix.of(2, 3, 1, 0, 2, 2, 1, 0), Matrix.row(1, 0, 1));
        ExactSolution solution = ExactOracle.of(network, batch);
        return new SmallNetwork(solution, WeightGradient.of(solution, 2), WeightGradient.of(solution, 1));
    }

    int m() {
        return solution.batch().size();
    }

    /** J. */
    double loss() {
        return solution.J().high(0);
    }

    MatrixView X() {
        return MatrixView.given("X", "leverage", solution.batch().X());
    }

    MatrixView y() {
        return MatrixView.given("y", "", solution.batch().y());
    }

    MatrixView W1() {
        return MatrixView.given("W[1]", "", weights(1));
    }

    MatrixView b1() {
        return MatrixView.given("b[1]", "", solution.network().layer(1).bias());
    }

    MatrixView W2() {
        return MatrixView.given("W[2]", "", weights(2));
    }

    MatrixView b2() {
        return MatrixView.given("b[2]", "", solution.network().layer(2).bias());
    }

    MatrixView Z1() {
        return MatrixView.computed("Z[1]", "", solution.Z().get(0).rounded());
    }

    MatrixView A1() {
        return MatrixView.computed("A[1]", "leverage", solution.A().get(0).rounded());
    }

    MatrixView Z2() {
        return MatrixView.computed("Z[2]", "", solution.Z().get(1).rounded());
    }

    MatrixView A2() {
        return MatrixView.computed("A[2]", "", solution.A().get(1).rounded());
    }

    MatrixView dZ2() {
        return MatrixView.computed("dZ[2]", "blame", solution.dZ().get(1).rounded());
    }

    MatrixView W2Transposed() {
        return MatrixView.given("W[2]ᵀ", "", weights(2).transpose());
    }

    /** W[2]ᵀ dZ[2]. */
    MatrixView dA1() {
        return MatrixView.computed("dA[1]", "", solution.dA().get(0).rounded());
    }

    /** σ′(Z[1]). */
    MatrixView slopes() {
        return MatrixView.computed("σ′(Z[1])", "", solution.A().get(0).rounded().map(a -> a * (1 - a)));
    }

    MatrixView dZ1() {
        return MatrixView.computed("dZ[1]", "blame", solution.dZ().get(0).rounded());
    }

    private Matrix weights(int layer) {
        return solution.network().layer(layer).weights();
    }
}
