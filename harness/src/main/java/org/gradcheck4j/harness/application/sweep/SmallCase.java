package org.gradcheck4j.harness.application.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.application.sweep.Shrinker.Range;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/**
 * A network and a batch from which parts can be left out, and whose numbers can be replaced. Each method returns another.
 *
 * @param network the weights and biases
 * @param batch the features and labels
 */
record SmallCase(Network network, Batch batch) {

    int samples() {
        return batch.size();
    }

    int features() {
        return network.inputs();
    }

    int hiddenLayers() {
        return network.depth() - 1;
    }

    /** {@return how many neurons a layer has} */
    int neurons(int layer) {
        return network.layer(layer).outputs();
    }

    SmallCase withoutSamples(Range range) {
        return new SmallCase(network, new Batch(withoutColumns(batch.X(), range), withoutColumns(batch.y(), range)));
    }

    SmallCase withoutFeatures(Range range) {
        Layer first = network.layer(1);
        return new SmallCase(
                withLayer(1, new Layer(withoutColumns(first.weights(), range), first.bias())),
                new Batch(withoutRows(batch.X(), range), batch.y()));
    }

    /** {@return this without neurons of a hidden layer, and without what the next layer makes of them} */
    SmallCase withoutNeurons(int layer, Range range) {
        Layer its = network.layer(layer);
        Layer next = network.layer(layer + 1);
        List<Layer> layers = new ArrayList<>(network.layers());
        layers.set(layer - 1, new Layer(withoutRows(its.weights(), range), withoutRows(its.bias(), range)));
        layers.set(layer, new Layer(withoutColumns(next.weights(), range), next.bias()));
        return new SmallCase(new Network(layers), batch);
    }

    /** {@return this without a hidden layer} The next takes its inputs: its weights are cut, or repeated, to fit. */
    SmallCase withoutLayer(int layer) {
        int inputs = network.layer(layer).inputs();
        Layer next = network.layer(layer + 1);
        Matrix W = next.weights();
        Matrix fitting = Matrix.generate(W.rows(), inputs, (i, j) -> W.get(i, j % W.columns()));
        List<Layer> layers = new ArrayList<>(network.layers());
        layers.set(layer, new Layer(fitting, next.bias()));
        layers.remove(layer - 1);
        return new SmallCase(new Network(layers), batch);
    }

    /** {@return how many matrices hold the numbers: W and b of each layer, X and y} */
    int parts() {
        return 2 * network.depth() + 2;
    }

    Matrix part(int index) {
        int layer = index / 2 + 1;
        if (layer > network.depth()) {
            return index % 2 == 0 ? batch.X() : batch.y();
        }
        return index % 2 == 0
                ? network.layer(layer).weights()
                : network.layer(layer).bias();
    }

    /** {@return this with every number of a part changed} */
    SmallCase withChanged(int index, DoubleUnaryOperator change) {
        return withPart(index, part(index).map(change));
    }

    /** {@return this with one number of a part replaced} */
    SmallCase withEntry(int index, int entry, double value) {
        Matrix part = part(index);
        double[] values = part.toArray();
        values[entry] = value;
        return withPart(index, Matrix.of(part.rows(), part.columns(), values));
    }

    private SmallCase withPart(int index, Matrix part) {
        int number = index / 2 + 1;
        if (number > network.depth()) {
            return new SmallCase(
                    network, index % 2 == 0 ? new Batch(part, batch.y()) : new Batch(batch.X(), labels(part)));
        }
        Layer layer = network.layer(number);
        return new SmallCase(
                withLayer(number, index % 2 == 0 ? new Layer(part, layer.bias()) : new Layer(layer.weights(), part)),
                batch);
    }

    /** A label stays between 0 and 1. */
    private static Matrix labels(Matrix part) {
        return part.map(y -> Math.max(0, Math.min(1, y)));
    }

    private Network withLayer(int number, Layer layer) {
        List<Layer> layers = new ArrayList<>(network.layers());
        layers.set(number - 1, layer);
        return new Network(layers);
    }

    private static Matrix withoutRows(Matrix matrix, Range range) {
        return withoutColumns(matrix.transpose(), range).transpose();
    }

    private static Matrix withoutColumns(Matrix matrix, Range range) {
        int[] kept = IntStream.range(0, matrix.columns())
                .filter(column -> !range.holds(column))
                .toArray();
        return Matrix.generate(matrix.rows(), kept.length, (i, k) -> matrix.get(i, kept[k]));
    }
}
