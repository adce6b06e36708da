package org.gradcheck4j.harness.npz;

import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.npz.PartName.Kind;

/** Checks the declared shapes of a gradient file, before any data is read. */
final class Shapes {

    private final GradientParts parts;
    private final WeightLayout weights;

    private Shapes(GradientParts parts) {
        this.parts = parts;
        this.weights = WeightLayout.of(parts);
    }

    /**
     * {@return how the matrices stand, after a check of every shape}
     *
     * @throws org.gradcheck4j.harness.BadInputException if one does not fit the others
     */
    static Layout layout(GradientParts parts, SampleLayout samples) {
        return new Shapes(parts).layout(samples);
    }

    private Layout layout(SampleLayout samples) {
        for (int i = 1; i <= parts.depth(); i++) {
            checkLayer(i);
        }
        Layout layout = new SamplesFromShapes(parts, weights).layout(samples);
        boolean samplesInRows = layout.samplesInRows();
        long m = parts.get(Kind.X).shape().get(samplesInRows ? 0 : 1);
        checkLabels(parts.get(Kind.y), m);
        for (int i = 1; i <= parts.depth() && parts.hasActivations(); i++) {
            checkActivation(parts.get(Kind.A, i), m, outputs(i), samplesInRows);
        }
        checkScalar(parts.optional(Kind.J));
        checkScalar(parts.optional(Kind.engine));
        return layout;
    }

    private void checkLayer(int i) {
        NpyArray w = parts.get(Kind.W, i);
        boolean last = i == parts.depth();
        if (i == 1 && !WeightLayout.isRowOrMatrix(parts, i)) {
            throw w.wrongShape(weights.shape(last ? "1" : "outputs", "inputs") + rowOrColumn(w));
        }
        long inputs = i == 1 ? weights.inputs(w) : outputs(i - 1);
        if (!WeightLayout.isRowOrMatrix(parts, i) || weights.inputs(w) != inputs) {
            Object own = w.shape().size() == 2 ? weights.outputs(w) : "outputs";
            NpyArray before = parts.get(Kind.W, i - 1); // of layer 1, every number of inputs is right
            throw w.wrongShape("%s, since %s %s has %d outputs%s"
                    .formatted(
                            weights.shape(last ? "1" : own, inputs),
                            before.part().name(),
                            before.shapeText(),
                            inputs,
                            rowOrColumn(w)));
        }
        long outputs = weights.outputs(w);
        if (last && outputs != 1) {
            throw w.wrongShape(weights.shape(1, inputs) + ": a binary classifier ends in one output");
        }
        checkVector(parts.get(Kind.b, i), outputs);
        NpyArray gradient = parts.get(Kind.dW, i);
        if (!gradient.shape().equals(w.shape())) {
            String name = gradient.part().name();
            boolean transposed = w.shape().size() == 2
                    && gradient.hasShape(w.shape().get(1), w.shape().get(0));
            throw gradient.wrongShape(w.shapeText() + ", that of " + w.part().name()
                    + (transposed ? ": save " + name + ".T" : gradient.reshape(w.shape())));
        }
        checkVector(parts.get(Kind.db, i), outputs);
    }

    /** A neuron alone, or an input alone, is often kept in one dimension. */
    private static String rowOrColumn(NpyArray w) {
        String name = w.part().name();
        return w.shape().size() == 1
                ? ": write %s.reshape(1, -1) if that is one neuron, %s.reshape(-1, 1) if it is one input"
                        .formatted(name, name)
                : "";
    }

    private static void checkLabels(NpyArray y, long m) {
        if (m > 1 && y.hasShape(m, 2)) {
            throw y.wrongShape(vector(m) + ": of one-hot labels, save y[:, 1]");
        }
        if (m > 1 && y.hasShape(2, m)) {
            throw y.wrongShape(vector(m) + ": of one-hot labels, save y[1]");
        }
        checkVector(y, m);
    }

    private static void checkVector(NpyArray vector, long n) {
        if (!vector.isVectorOf(n)) {
            throw vector.wrongShape(vector(n));
        }
    }

    private static String vector(long n) {
        return n == 1 ? "[], [1] or [1 × 1]" : "[" + n + "], [" + n + " × 1] or [1 × " + n + "]";
    }

    private static void checkActivation(NpyArray activation, long m, long width, boolean samplesInRows) {
        if (!(samplesInRows ? activation.hasShape(m, width) : activation.hasShape(width, m))) {
            String expected = samplesInRows
                    ? "[" + m + " × " + width + "] (samples in rows, as in X)"
                    : "[" + width + " × " + m + "] (samples in columns, as in X)";
            throw activation.wrongShape(
                    expected + activation.reshape(samplesInRows ? List.of(m, width) : List.of(width, m)));
        }
    }

    private static void checkScalar(Optional<NpyArray> scalar) {
        scalar.filter(array -> !array.isVectorOf(1)).ifPresent(array -> {
            throw array.wrongShape("a scalar, []");
        });
    }

    private long outputs(int i) {
        return weights.outputs(parts.get(Kind.W, i));
    }
}
