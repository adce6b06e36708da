package org.gradcheck4j.harness.corpus.right;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.RightWay;

@RightWay(
        sentence =
                "Neurons and connections as objects; the error is target - output, and the sign is turned when saving.")
public class DescentDirectionNegated implements Backprop {

    private static final class Neuron {
        final List<Connection> inputs = new ArrayList<>();
        final List<Connection> outputs = new ArrayList<>();
        double bias;
        double biasStep;
        double output;
        double delta;
    }

    private static final class Connection {
        final Neuron from;
        final Neuron to;
        final double weight;
        double step;

        Connection(Neuron from, Neuron to, double weight) {
            this.from = from;
            this.to = to;
            this.weight = weight;
            from.outputs.add(this);
            to.inputs.add(this);
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        List<List<Neuron>> layers = new ArrayList<>();
        List<Neuron> sensors = new ArrayList<>();
        for (int j = 0; j < X.length; j++) {
            sensors.add(new Neuron());
        }
        layers.add(sensors);
        for (int l = 0; l < W.length; l++) {
            List<Neuron> layer = new ArrayList<>();
            for (int k = 0; k < W[l].length; k++) {
                Neuron neuron = new Neuron();
                neuron.bias = b[l][k];
                for (int j = 0; j < W[l][k].length; j++) {
                    new Connection(layers.get(l).get(j), neuron, W[l][k][j]);
                }
                layer.add(neuron);
            }
            layers.add(layer);
        }
        for (int s = 0; s < y.length; s++) {
            learn(layers, X, s, y[s]);
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            List<Neuron> layer = layers.get(l + 1);
            db[l] = layer.stream().mapToDouble(n -> -n.biasStep / y.length).toArray();
            dW[l] = layer.stream()
                    .map(n -> n.inputs.stream()
                            .mapToDouble(c -> -c.step / y.length)
                            .toArray())
                    .toArray(double[][]::new);
        }
        return new Result(dW, db);
    }

    private static void learn(List<List<Neuron>> layers, double[][] X, int s, double target) {
        for (int j = 0; j < X.length; j++) {
            layers.get(0).get(j).output = X[j][s];
        }
        for (List<Neuron> layer : layers.subList(1, layers.size())) {
            for (Neuron n : layer) {
                double net = n.bias;
                for (Connection c : n.inputs) {
                    net += c.weight * c.from.output;
                }
                n.output = 1 / (1 + Math.exp(-net));
            }
        }
        for (int l = layers.size() - 1; l > 0; l--) {
            for (Neuron n : layers.get(l)) {
                if (n.outputs.isEmpty()) {
                    n.delta = target - n.output;
                } else {
                    double error = 0;
                    for (Connection c : n.outputs) {
                        error += c.weight * c.to.delta;
                    }
                    n.delta = error * n.output * (1 - n.output);
                }
                n.biasStep += n.delta;
                n.inputs.forEach(c -> c.step += n.delta * c.from.output);
            }
        }
    }
}
