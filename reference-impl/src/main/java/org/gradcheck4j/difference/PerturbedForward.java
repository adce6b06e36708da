package org.gradcheck4j.difference;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Network;

/**
 * The forward pass in double-double with one parameter moved: only what the parameter can change is computed again.
 *
 * @param network the weights and biases before any is moved
 * @param batch the features and labels
 * @param W W[1] … W[L], to be multiplied with
 * @param b b[1] … b[L]
 * @param A A[0] = X, A[1] … A[L], before any parameter is moved
 * @param Z Z[L], before any parameter is moved
 */
record PerturbedForward(
        Network network, Batch batch, List<ExactMatrix> W, List<ExactMatrix> b, List<ExactMatrix> A, ExactMatrix Z) {

    static PerturbedForward of(Network network, Batch batch) {
        List<ExactMatrix> W = new ArrayList<>();
        List<ExactMatrix> b = new ArrayList<>();
        List<ExactMatrix> A = new ArrayList<>();
        ExactMatrix Z = ExactMatrix.exactly(batch.X());
        A.add(Z);
        for (int i = 1; i <= network.depth(); i++) {
            W.add(ExactMatrix.exactly(network.layer(i).weights()));
            b.add(ExactMatrix.exactly(network.layer(i).bias()));
            Z = ExactOracle.preActivation(i, W.get(i - 1), b.get(i - 1), A.get(i - 1));
            A.add(ExactOracle.activation(Z));
        }
        return new PerturbedForward(network, batch, W, b, A, Z);
    }

    /** {@return the loss of each sample} with no parameter moved */
    DD[] losses() {
        return losses(Z);
    }

    /**
     * {@return the loss of each sample} with one parameter moved
     *
     * @param at which
     * @param by how far; the sum is exact
     */
    DD[] losses(Parameter at, double by) {
        int i = at.layer();
        Layer layer = network.layer(i);
        ExactMatrix weights = ExactMatrix.generate(1, layer.inputs(), column -> {
            double w = layer.weights().get(at.row(), column);
            return column == at.column() ? DD.ofSum(w, by) : DD.of(w);
        });
        double bias = layer.bias().get(at.row());
        ExactMatrix start = ExactMatrix.generate(1, 1, k -> at.isBias() ? DD.ofSum(bias, by) : DD.of(bias));
        ExactMatrix last = ExactOracle.preActivation(i, weights, start, A.get(i - 1));
        if (i < network.depth()) {
            ExactMatrix a = A.get(i).withRow(at.row(), ExactOracle.activation(last));
            for (int next = i + 1; next <= network.depth(); next++) {
                last = ExactOracle.preActivation(next, W.get(next - 1), b.get(next - 1), a);
                a = ExactOracle.activation(last);
            }
        }
        return losses(last);
    }

    private DD[] losses(ExactMatrix logits) {
        DD[] losses = new DD[logits.size()];
        for (int k = 0; k < losses.length; k++) {
            losses[k] = DoubleDoubleSigmoid.loss(logits.get(k), batch.y().get(k));
        }
        return losses;
    }
}
