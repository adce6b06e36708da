package org.gradcheck4j.harness.corpus.wrong;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence = "The inputs are shuffled before the epoch, the labels are not.",
        source = "https://github.com/DrexelChatbotGroup/DrexelChatbot/issues/15",
        names = "labels-shifted")
public class ShuffledInputsOnly implements Backprop {

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        List<double[]> inputs = new ArrayList<>();
        for (int s = 0; s < y.length; s++) {
            int sample = s;
            inputs.add(Arrays.stream(X).mapToDouble(feature -> feature[sample]).toArray());
        }
        Collections.shuffle(inputs, new Random(42));

        double[][][] sumW = new double[W.length][][];
        double[][] sumB = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            sumW[l] = new double[W[l].length][W[l][0].length];
            sumB[l] = new double[W[l].length];
        }
        for (int s = 0; s < y.length; s++) {
            train(inputs.get(s), y[s], W, b, sumW, sumB);
        }
        for (int l = 0; l < W.length; l++) {
            for (int i = 0; i < W[l].length; i++) {
                sumB[l][i] /= y.length;
                for (int j = 0; j < W[l][i].length; j++) {
                    sumW[l][i][j] /= y.length;
                }
            }
        }
        return new Result(sumW, sumB);
    }

    private static void train(
            double[] x, double label, double[][][] W, double[][] b, double[][][] sumW, double[][] sumB) {
        List<double[]> outs = new ArrayList<>(List.of(x));
        for (int l = 0; l < W.length; l++) {
            double[] in = outs.get(l);
            double[] bias = b[l];
            double[][] weights = W[l];
            double[] out = new double[bias.length];
            Arrays.setAll(out, i -> {
                double net = bias[i];
                for (int j = 0; j < in.length; j++) {
                    net += weights[i][j] * in[j];
                }
                return 1 / (1 + Math.exp(-net));
            });
            outs.add(out);
        }
        double[] delta = {outs.get(W.length)[0] - label};
        for (int l = W.length - 1; l >= 0; l--) {
            double[] in = outs.get(l);
            double[] back = new double[in.length];
            for (int i = 0; i < delta.length; i++) {
                sumB[l][i] += delta[i];
                for (int j = 0; j < in.length; j++) {
                    sumW[l][i][j] += delta[i] * in[j];
                    back[j] += W[l][i][j] * delta[i] * in[j] * (1 - in[j]);
                }
            }
            delta = back;
        }
    }
}
