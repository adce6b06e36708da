package org.gradcheck4j.dl4j;

import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;

/**
 * From the sum over the batch, which DL4J's layers return, to the mean, which the formula asks for.
 *
 * <p>DL4J divides by m later, in its updater: one division in the network's own precision. So does this.
 */
final class BatchMean {

    private BatchMean() {}

    /**
     * Divides every entry by m.
     *
     * @param sums m·dW[i] and m·db[i], held in the precision
     * @param m the number of samples
     * @param precision the network's, to which each quotient is rounded
     * @return dW[i] and db[i]; relative error of each entry at most u
     */
    static Gradients of(Gradients sums, int m, Precision precision) {
        return new Gradients(sums.layers().stream()
                .map(layer -> new LayerGradient(mean(layer.dW(), m, precision), mean(layer.db(), m, precision)))
                .toList());
    }

    private static Matrix mean(Matrix sum, int m, Precision precision) {
        return sum.map(value -> precision.round(value / m));
    }
}
