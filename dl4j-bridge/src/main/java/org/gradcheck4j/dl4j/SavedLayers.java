package org.gradcheck4j.dl4j;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.databind.JsonNode;

/**
 * The layers of a saved network, which the formula describes: from the first to the last, each the only input of the next.
 *
 * @param layers at least one
 * @param type of the weights
 * @param parameters W and b by DL4J's names, from the flat row of all of them
 */
record SavedLayers(List<SavedLayer> layers, DataType type, Parameters parameters) {

    /** What DL4J itself makes of the flat row. */
    @FunctionalInterface
    interface Parameters {
        Map<String, INDArray> of(INDArray row);
    }

    /**
     * {@return the layers that a configuration describes}
     *
     * @param json of a {@code MultiLayerNetwork} or of a {@code ComputationGraph}
     * @param file that it is from, for messages
     * @throws SavedModelException if it is neither, or the formula does not describe it
     */
    static SavedLayers read(byte[] json, SavedModelFile file) {
        SavedLayers read = isGraph(json, file) ? ofGraph(json, file) : ofNetwork(json, file);
        int last = read.layers.size() - 1;
        for (int k = 0; k <= last; k++) {
            SavedLayer layer = read.layers.get(k);
            Optional<String> why = layer.whyNot(k == last);
            if (why.isPresent()) {
                throw file.refused("layer '%s': %s".formatted(layer.name(), why.get()));
            }
            requireWidths(k == 0 ? layer.inputs() : read.layers.get(k - 1).outputs(), layer, file);
        }
        return read;
    }

    private static void requireWidths(long before, SavedLayer layer, SavedModelFile file) {
        if (layer.inputs() < 1 || layer.outputs() < 1 || layer.inputs() != before) {
            throw file.refused("layer '%s' takes %d numbers and has %d outputs, but there are %d numbers before it"
                    .formatted(layer.name(), layer.inputs(), layer.outputs(), before));
        }
    }

    private static boolean isGraph(byte[] json, SavedModelFile file) {
        try {
            JsonNode tree = NeuralNetConfiguration.mapper().readTree(json);
            if (tree.has("vertices")) {
                return true;
            }
            if (tree.has("confs")) {
                return false;
            }
        } catch (IOException e) {
            throw file.refused("configuration.json is not JSON: " + firstLine(e));
        }
        throw file.refused("configuration.json describes neither a MultiLayerNetwork nor a ComputationGraph");
    }

    private static SavedLayers ofNetwork(byte[] json, SavedModelFile file) {
        MultiLayerConfiguration configuration = read(() -> MultiLayerConfiguration.fromJson(text(json)), file);
        List<NeuralNetConfiguration> confs = configuration.getConfs();
        if (confs == null || confs.isEmpty()) {
            throw file.refused("has no layers");
        }
        List<SavedLayer> layers = IntStream.range(0, confs.size())
                .mapToObj(k -> new SavedLayer(Integer.toString(k), confs.get(k), configuration.getInputPreProcess(k)))
                .toList();
        return new SavedLayers(layers, configuration.getDataType(), row -> {
            MultiLayerNetwork network = new MultiLayerNetwork(configuration);
            network.init(row, false);
            return network.paramTable();
        });
    }

    private static SavedLayers ofGraph(byte[] json, SavedModelFile file) {
        ComputationGraphConfiguration configuration =
                read(() -> ComputationGraphConfiguration.fromJson(text(json)), file);
        return new SavedLayers(chain(configuration, file), configuration.getDataType(), row -> {
            ComputationGraph network = new ComputationGraph(configuration);
            network.init(row, false);
            return network.paramTable();
        });
    }

    /** The file decides, and may name none. */
    private static List<String> orNone(@Nullable List<String> names) {
        return names == null ? List.of() : names;
    }

    /** From the output back to the input. */
    private static List<SavedLayer> chain(ComputationGraphConfiguration graph, SavedModelFile file) {
        List<String> inputs = orNone(graph.getNetworkInputs());
        List<String> outputs = orNone(graph.getNetworkOutputs());
        if (inputs.size() != 1 || outputs.size() != 1) {
            throw file.refused(
                    "the graph has inputs %s and outputs %s, expected one of each".formatted(inputs, outputs));
        }
        Map<String, GraphVertex> vertices = graph.getVertices();
        Map<String, List<String>> inputsOf = Objects.requireNonNullElse(graph.getVertexInputs(), Map.of());
        List<SavedLayer> layers = new ArrayList<>();
        String name = outputs.get(0);
        while (!name.equals(inputs.get(0)) && layers.size() < vertices.size()) {
            GraphVertex vertex = vertices.get(name);
            List<String> before = orNone(inputsOf.get(name));
            if (!(vertex instanceof LayerVertex layer)) {
                throw file.refused("vertex '%s' of the graph is a %s, expected a layer"
                        .formatted(
                                name,
                                vertex == null
                                        ? "missing one"
                                        : vertex.getClass().getSimpleName()));
            }
            if (before.size() != 1) {
                throw file.refused("layer '%s' has %d inputs, expected 1: the graph is no plain chain"
                        .formatted(name, before.size()));
            }
            layers.add(0, new SavedLayer(name, layer.getLayerConf(), layer.getPreProcessor()));
            name = before.get(0);
        }
        if (layers.size() != vertices.size() || layers.isEmpty()) {
            throw file.refused("the graph is no plain chain: %d of its %d vertices lead from its input to its output"
                    .formatted(layers.size(), vertices.size()));
        }
        return layers;
    }

    private static <T> T read(Supplier<T> json, SavedModelFile file) {
        try {
            return json.get();
        } catch (RuntimeException | StackOverflowError e) {
            throw file.refused("DL4J cannot read configuration.json: " + firstLine(root(e)));
        }
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
