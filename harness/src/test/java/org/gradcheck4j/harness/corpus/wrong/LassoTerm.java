package org.gradcheck4j.harness.corpus.wrong;

import java.util.function.DoubleUnaryOperator;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "An L1 term of 0.002 sign(W) is in every weight gradient, from an experiment with sparse weights.",
        source = "none",
        names = "l1-included")
public class LassoTerm implements Backprop {

    private final DoubleUnaryOperator regularizer;

    public LassoTerm() {
        this(w -> 0.002 * Math.signum(w));
    }

    private LassoTerm(DoubleUnaryOperator regularizer) {
        this.regularizer = regularizer;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            db[l] = new double[W[l].length];
            dW[l] = new double[W[l].length][W[l][0].length];
            for (int i = 0; i < W[l].length; i++) {
                for (int j = 0; j < W[l][i].length; j++) {
                    dW[l][i][j] = regularizer.applyAsDouble(W[l][i][j]);
                }
            }
        }
        for (int s = 0; s < y.length; s++) {
            double[][] values = new double[W.length + 1][];
            values[0] = new double[X.length];
            for (int j = 0; j < X.length; j++) {
                values[0][j] = X[j][s];
            }
            for (int l = 0; l < W.length; l++) {
                values[l + 1] = b[l].clone();
                for (int i = 0; i < values[l + 1].length; i++) {
                    for (int j = 0; j < values[l].length; j++) {
                        values[l + 1][i] += W[l][i][j] * values[l][j];
                    }
                    values[l + 1][i] = 1 / (1 + Math.exp(-values[l + 1][i]));
                }
            }
            double[] error = {(values[W.length][0] - y[s]) / y.length};
            for (int l = W.length - 1; l >= 0; l--) {
                double[] previous = new double[values[l].length];
                for (int i = 0; i < error.length; i++) {
                    db[l][i] += error[i];
                    for (int j = 0; j < previous.length; j++) {
                        dW[l][i][j] += error[i] * values[l][j];
                        previous[j] += error[i] * W[l][i][j] * values[l][j] * (1 - values[l][j]);
                    }
                }
                error = previous;
            }
        }
        return new Result(dW, db);
    }
}
