package org.gradcheck4j.harness.corpus.wrong;

import org.gradcheck4j.harness.corpus.Backprop;
import org.gradcheck4j.harness.corpus.Mistake;

@Mistake(
        sentence =
                "The weight's gradient is the neuron's delta times the neuron's own output, not the output of the neuron it comes from.",
        source = "none",
        names = "own-activation")
public class NeuronUsesItsOwnOutput implements Backprop {

    static class Synapse {
        final int from;
        final double weight;
        double gradient;

        Synapse(int from, double weight) {
            this.from = from;
            this.weight = weight;
        }
    }

    static class Cell {
        final Synapse[] synapses;
        final double bias;
        double biasGradient;
        double output;
        double delta;

        Cell(double[] w, double bias) {
            this.bias = bias;
            synapses = new Synapse[w.length];
            for (int j = 0; j < w.length; j++) {
                synapses[j] = new Synapse(j, w[j]);
            }
        }

        void updateGradients(double share) {
            biasGradient += share * delta;
            for (Synapse synapse : synapses) {
                synapse.gradient += share * delta * output;
            }
        }
    }

    @Override
    public Result gradients(double[][] X, double[] y, double[][][] W, double[][] b) {
        Cell[][] brain = new Cell[W.length][];
        for (int l = 0; l < W.length; l++) {
            brain[l] = new Cell[W[l].length];
            for (int i = 0; i < W[l].length; i++) {
                brain[l][i] = new Cell(W[l][i], b[l][i]);
            }
        }
        for (int s = 0; s < y.length; s++) {
            for (int l = 0; l < brain.length; l++) {
                for (Cell cell : brain[l]) {
                    double sum = cell.bias;
                    for (Synapse synapse : cell.synapses) {
                        sum += synapse.weight * (l == 0 ? X[synapse.from][s] : brain[l - 1][synapse.from].output);
                    }
                    cell.output = 1 / (1 + Math.exp(-sum));
                    cell.delta = 0;
                }
            }
            brain[brain.length - 1][0].delta = brain[brain.length - 1][0].output - y[s];
            for (int l = brain.length - 1; l > 0; l--) {
                for (Cell cell : brain[l]) {
                    for (Synapse synapse : cell.synapses) {
                        brain[l - 1][synapse.from].delta += synapse.weight * cell.delta;
                    }
                }
                for (Cell cell : brain[l - 1]) {
                    cell.delta *= cell.output * (1 - cell.output);
                }
            }
            for (Cell[] layer : brain) {
                for (Cell cell : layer) {
                    cell.updateGradients(1.0 / y.length);
                }
            }
        }
        double[][][] dW = new double[W.length][][];
        double[][] db = new double[W.length][];
        for (int l = 0; l < W.length; l++) {
            dW[l] = new double[W[l].length][W[l][0].length];
            db[l] = new double[W[l].length];
            for (int i = 0; i < W[l].length; i++) {
                db[l][i] = brain[l][i].biasGradient;
                for (Synapse synapse : brain[l][i].synapses) {
                    dW[l][i][synapse.from] = synapse.gradient;
                }
            }
        }
        return new Result(dW, db);
    }
}
