package org.gradcheck4j.harness.npz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/**
 * Reads a gradient file in two passes: every name, element type and shape is checked from the headers first, then the
 * data of each part is read, whose size is known by then.
 */
final class GradientFileReader {

    private final String source;
    private final NpyArrays arrays;

    /** Reads the headers. */
    GradientFileReader(NpzArchive archive, long maxElements) {
        source = archive.source();
        int depth = PartNames.depthOf(source, archive.parts().keySet());
        Map<String, NpyArray> byName = new LinkedHashMap<>();
        long left = maxElements;
        for (Part part : archive.parts().values()) {
            NpyHeader header = part.readStart(bytes -> NpyHeader.read(part, bytes));
            NpyArray array = new NpyArray(part, header, ElementTypes.of(part, header));
            left -= array.elements(left, maxElements);
            byName.put(part.name(), array);
        }
        arrays = new NpyArrays(depth, byName);
    }

    GradientFile read(Samples samples) {
        boolean inRows = Shapes.check(arrays, samples).samplesInRows();
        ElementType type = ElementTypes.ofTheGradients(source, arrays);
        Network network = new Network(layers(i -> {
            NpyArray weights = arrays.get("W", i);
            double[] bias = arrays.get("b", i).inputs(type);
            return new Layer(weights.matrix(weights.inputs(type), false), Matrix.column(bias));
        }));
        NpyArray features = arrays.get("X");
        double[] labels = arrays.get("y").labels(type);
        Batch batch = new Batch(features.matrix(features.inputs(type), inRows), Matrix.row(labels));
        Gradients gradients = new Gradients(layers(i -> {
            double[] db = arrays.get("db", i).values();
            return new LayerGradient(output(arrays.get("dW", i), false), Matrix.column(db));
        }));
        List<Matrix> activations =
                arrays.hasActivations() ? layers(i -> output(arrays.get("A", i), inRows)) : List.of();
        OptionalDouble loss =
                arrays.optional("J").stream().mapToDouble(j -> j.values()[0]).findFirst();
        Optional<String> engine = arrays.optional("engine").flatMap(EngineName::read);
        return new GradientFile(source, engine, type.precision(), network, batch, gradients, activations, loss);
    }

    private <T> List<T> layers(IntFunction<T> layer) {
        return IntStream.rangeClosed(1, arrays.depth()).mapToObj(layer).toList();
    }

    private static Matrix output(NpyArray array, boolean transposed) {
        return array.matrix(array.values(), transposed);
    }
}
