package org.gradcheck4j.harness.corpus.wrong;

import java.util.function.DoubleSupplier;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "Derivatives are one-sided differences of the loss with h = 1e-6.",
        source = "none",
        names = "finite-differences")
public class ForwardDifference implements Backprop {

    private static double derivative(double[] parameters, int i, double at, DoubleSupplier loss) {
        double h = 1e-6;
        double before = parameters[i];
        parameters[i] += h;
        double moved = loss.getAsDouble();
        parameters[i] = before;
        return (moved - at) / h;
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        DoubleSupplier loss = () -> {
            double[][] signal = X;
            double[][] net = X;
            for (int l = 0; l < W.length; l++) {
                net = new double[W[l].length][y.length];
                double[][] next = new double[W[l].length][y.length];
                for (int k = 0; k < net.length; k++) {
                    for (int s = 0; s < y.length; s++) {
                        net[k][s] = b[l][k];
                        for (int j = 0; j < signal.length; j++) {
                            net[k][s] += W[l][k][j] * signal[j][s];
                        }
                        next[k][s] = 1 / (1 + Math.exp(-net[k][s]));
                    }
                }
                signal = next;
            }
            double sum = 0;
            for (int s = 0; s < y.length; s++) {
                double t = y[s] == 1 ? net[0][s] : -net[0][s];
                sum += Math.max(-t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
            }
            return sum / y.length;
        };
        double here = loss.getAsDouble();
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
            for (int k = 0; k < W[l].length; k++) {
                db[l][k] = derivative(b[l], k, here, loss);
                for (int j = 0; j < W[l][k].length; j++) {
                    dW[l][k][j] = derivative(W[l][k], j, here, loss);
                }
            }
        }
        return new Result(dW, db);
    }
}
