package org.gradcheck4j.difference;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactProduct;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Network;

/**
 * The forward pass in double-double with one parameter moved: only what the parameter can change is computed again.
 *
 * @param network the weights and biases before any is moved
 * @param batch the features and labels
 * @param W W[1] … W[L], to be multiplied with
 * @param A A[0] = X, A[1] … A[L], before any parameter is moved
 * @param Z Z[L], before any parameter is moved
 */
record PerturbedForward(Network network, Batch batch, List<ExactMatrix> W, List<ExactMatrix> A, ExactMatrix Z) {

    static PerturbedForward of(Network network, Batch batch) {
        List<ExactMatrix> W = new ArrayList<>();
        List<ExactMatrix> A = new ArrayList<>();
        ExactMatrix Z = ExactMatrix.of(batch.X());
        A.add(Z);
        for (int i = 1; i <= network.depth(); i++) {
            W.add(ExactMatrix.of(network.layer(i).weights()));
            Z = ExactOracle.preActivation(i, W.get(i - 1), network.layer(i), A.get(i - 1));
            A.add(ExactOracle.activation(Z));
        }
        return new PerturbedForward(network, batch, W, A, Z);
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
        Layer layer = network.layer(at.layer());
        int n = layer.inputs();
        double[] high = new double[n];
        double[] low = new double[n];
        DD bias = DD.of(layer.bias().get(at.row()));
        for (int c = 0; c < n; c++) {
            high[c] = layer.weights().get(at.row(), c);
        }
        if (at.isBias()) {
            bias = bias.add(by);
        } else {
            DD moved = DD.ofSum(high[at.column()], by);
            high[at.column()] = moved.hi();
            low[at.column()] = moved.lo();
        }
        ExactMatrix weights = new ExactMatrix(1, n, high, low);
        ExactMatrix start = new ExactMatrix(1, 1, new double[] {bias.hi()}, new double[] {bias.lo()});
        ExactMatrix last = ExactProduct.sum(weights, A.get(at.layer() - 1), start);
        if (at.layer() < network.depth()) {
            ExactMatrix a = A.get(at.layer()).withRow(at.row(), ExactOracle.activation(last));
            for (int i = at.layer() + 1; i <= network.depth(); i++) {
                last = ExactOracle.preActivation(i, W.get(i - 1), network.layer(i), a);
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
