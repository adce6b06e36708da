package org.gradcheck4j.harness.npz;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.npz.PartName.Kind;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/**
 * Reads a gradient file in two steps: every name, element type and shape is checked from the headers first, then the
 * data of each part is read, whose size is known by then.
 *
 * @param parts with their headers read
 */
record GradientFileReader(GradientParts parts) {

    GradientFile read(SampleLayout samples) {
        Layout layout = Shapes.layout(parts, samples);
        boolean inRows = layout.samplesInRows();
        boolean transposed = layout.weights() == WeightLayout.INPUTS_IN_ROWS;
        ElementType type = parts.gradientType();
        Network network = new Network(layers(i -> {
            NpyArray weights = parts.get(Kind.W, i);
            double[] bias = parts.get(Kind.b, i).inputs(type);
            return new Layer(weights.matrix(weights.inputs(type), transposed), Matrix.column(bias));
        }));
        NpyArray features = parts.get(Kind.X);
        double[] labels = parts.get(Kind.y).labels(type);
        Batch batch = new Batch(features.matrix(features.inputs(type), inRows), Matrix.row(labels));
        Gradients gradients = new Gradients(layers(i -> {
            double[] db = parts.get(Kind.db, i).values();
            return new LayerGradient(output(Kind.dW, i, transposed), Matrix.column(db));
        }));
        List<Matrix> activations = parts.hasActivations() ? layers(i -> output(Kind.A, i, inRows)) : List.of();
        OptionalDouble loss =
                parts.optional(Kind.J).stream().mapToDouble(j -> j.values()[0]).findFirst();
        Optional<String> engine = parts.optional(Kind.engine).flatMap(EngineName::read);
        boolean shown = !activations.isEmpty() || loss.isPresent();
        Optional<ForwardPass> forward = shown ? Optional.of(new ForwardPass(activations, loss)) : Optional.empty();
        return new GradientFile(
                parts.source(), engine, type.precision(), layout, network, batch, new EngineOutput(forward, gradients));
    }

    private <T> List<T> layers(IntFunction<T> layer) {
        return IntStream.rangeClosed(1, parts.depth()).mapToObj(layer).toList();
    }

    private Matrix output(Kind kind, int layer, boolean transposed) {
        NpyArray array = parts.get(kind, layer);
        return array.matrix(array.values(), transposed);
    }
}
