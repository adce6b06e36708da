package org.gradcheck4j.harness.corpus.right;

import static java.util.stream.IntStream.range;

import java.util.Arrays;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(sentence = "Matrix algebra by streams, without a single for loop but the one over layers.")
public class StreamsEverywhere implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        int depth = W.length;
        double[][][] a = new double[depth + 1][][];
        a[0] = X;
        for (int i = 0; i < depth; i++) {
            double[][] z = multiply(W[i], a[i]);
            double[] bias = b[i];
            a[i + 1] = range(0, z.length)
                    .mapToObj(k -> Arrays.stream(z[k])
                            .map(value -> 1 / (1 + Math.exp(-(value + bias[k]))))
                            .toArray())
                    .toArray(double[][]::new);
        }
        double[][][] dW = new double[depth][][];
        double[][] db = new double[depth][];
        double[][] dZ = {
            range(0, y.length).mapToDouble(s -> a[depth][0][s] - y[s]).toArray()
        };
        for (int i = depth - 1; i >= 0; i--) {
            double[][] here = dZ;
            double[][] input = a[i];
            dW[i] = Arrays.stream(multiply(here, transpose(input)))
                    .map(row -> Arrays.stream(row).map(v -> v / y.length).toArray())
                    .toArray(double[][]::new);
            db[i] = Arrays.stream(here)
                    .mapToDouble(row -> Arrays.stream(row).average().orElseThrow())
                    .toArray();
            double[][] dA = multiply(transpose(W[i]), here);
            dZ = range(0, dA.length)
                    .mapToObj(j -> range(0, y.length)
                            .mapToDouble(s -> dA[j][s] * input[j][s] * (1 - input[j][s]))
                            .toArray())
                    .toArray(double[][]::new);
        }
        return new Result(dW, db);
    }

    private static double[][] multiply(double[][] p, double[][] q) {
        double[][] columns = transpose(q);
        return Arrays.stream(p)
                .map(row -> Arrays.stream(columns)
                        .mapToDouble(column -> range(0, row.length)
                                .mapToDouble(j -> row[j] * column[j])
                                .sum())
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[][] transpose(double[][] p) {
        return range(0, p[0].length)
                .mapToObj(j -> Arrays.stream(p).mapToDouble(row -> row[j]).toArray())
                .toArray(double[][]::new);
    }
}
