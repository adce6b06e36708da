package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.NonNegativeConstraint;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerMinMaxScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class SavedModelTest {

    private final Path folder;
    private final Path file;

    SavedModelTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("net.zip");
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void the_weights_and_the_precision_are_those_that_were_saved(Precision precision) throws IOException {
        Network network = RandomCases.network(7, 3, 4, 2, 1).roundedTo(precision);
        save(new MultiLayerEngine().build(network, precision));

        SavedModel model = SavedModel.read(file);

        assertThat(model.network()).isEqualTo(network);
        assertThat(model.precision()).isEqualTo(precision);
        assertThat(model.normalizer()).isEmpty();
    }

    @Test
    void dl4j_computes_the_same_with_the_network_in_the_file_and_with_ours() throws IOException {
        MultiLayerNetwork saved = plain();
        save(saved);
        SavedModel model = SavedModel.read(file);
        Batch batch = RandomCases.batch(3, 3, 5).roundedTo(Precision.FLOAT);

        INDArray own = saved.output(Transfer.array(batch.X().transpose(), Precision.FLOAT));
        Matrix ours = new MultiLayerEngine()
                .forward(model.network(), batch, Precision.FLOAT)
                .orElseThrow()
                .activation(2);

        assertThat(ours).isEqualTo(Transfer.matrix(own, 5, 1, "output").transpose());
    }

    @Test
    void a_graph_that_is_a_plain_chain_is_read_whatever_its_vertices_are_called() throws IOException {
        ComputationGraph graph = graph(builder -> builder.addInputs("in")
                .addLayer("z", hidden().nIn(3).nOut(4).build(), "in")
                .addLayer("a", hidden().nIn(4).nOut(2).build(), "z")
                .addLayer("m", output().nIn(2).nOut(1).build(), "a")
                .setOutputs("m"));
        save(graph);

        Network network = SavedModel.read(file).network();

        assertThat(network.architecture()).isEqualTo("3-4-2-1");
        assertThat(network.layer(2).weights())
                .isEqualTo(Transfer.matrix(graph.getParam("a_W"), 4, 2, "a_W").transpose());
        assertThat(network.layer(3).bias())
                .isEqualTo(Transfer.matrix(graph.getParam("m_b"), 1, 1, "m_b").transpose());
    }

    @Test
    void engines_on_dl4js_layers_get_the_clip_of_the_saved_loss() throws IOException {
        save(network(each -> {}, hidden(), output(new LossBinaryXENT(1e-9))));
        SavedModel model = SavedModel.read(file);

        assertThat(model.withItsClip(new MultiLayerEngine()).outputClip()).isEqualTo(OptionalDouble.of(1e-9));
        assertThat(model.withItsClip(new ComputationGraphEngine()).outputClip()).isEqualTo(OptionalDouble.of(1e-9));
        GradientEngine other = new SameDiffEngine();
        assertThat(model.withItsClip(other)).isSameAs(other);
    }

    static Stream<Arguments> normalizers() {
        NormalizerStandardize standardize = new NormalizerStandardize();
        NormalizerMinMaxScaler scale = new NormalizerMinMaxScaler(-1, 1);
        return Stream.of(
                Arguments.of(standardize, "NormalizerStandardize"), Arguments.of(scale, "NormalizerMinMaxScaler"));
    }

    @ParameterizedTest
    @MethodSource("normalizers")
    void a_normalizer_prepares_the_features_as_dl4j_does(DataNormalization normalizer, String name) throws IOException {
        Batch batch = RandomCases.batch(3, 3, 6).roundedTo(Precision.FLOAT);
        INDArray X = Transfer.array(batch.X().transpose(), Precision.FLOAT);
        normalizer.fit(new DataSet(X, Nd4j.zeros(6, 1)));
        save(plain());
        ModelSerializer.addNormalizerToModel(file.toFile(), normalizer);

        SavedModel model = SavedModel.read(file);
        Batch prepared = model.prepared(batch);

        normalizer.transform(X);
        assertThat(model.normalizer()).contains(name);
        assertThat(prepared.X())
                .isEqualTo(Transfer.matrix(X, 6, 3, "X").transpose())
                .isNotEqualTo(batch.X());
        assertThat(prepared.y()).isEqualTo(batch.y());
    }

    @Test
    void a_normalizer_that_takes_other_features_is_refused() throws IOException {
        NormalizerStandardize normalizer = new NormalizerStandardize();
        normalizer.fit(new DataSet(Nd4j.rand(6, 2), Nd4j.zeros(6, 1)));
        save(plain());
        ModelSerializer.addNormalizerToModel(file.toFile(), normalizer);

        SavedModel model = SavedModel.read(file);

        assertThatExceptionOfType(SavedModelException.class)
                .isThrownBy(() -> model.prepared(RandomCases.batch(3, 3, 6)))
                .withMessage(file + ": its NormalizerStandardize does not take 3 features");
    }

    @Test
    void a_normalizer_of_labels_is_refused() throws IOException {
        NormalizerStandardize normalizer = new NormalizerStandardize();
        normalizer.fitLabel(true);
        normalizer.fit(new DataSet(Nd4j.rand(6, 3), Nd4j.rand(6, 1)));
        save(plain());
        ModelSerializer.addNormalizerToModel(file.toFile(), normalizer);

        assertRefused("its NormalizerStandardize changes the labels, too");
    }

    @Test
    void another_normalizer_is_refused() throws IOException {
        save(plain());
        ModelSerializer.addNormalizerToModel(file.toFile(), new ImagePreProcessingScaler(0, 1));

        assertRefused("normalizer.bin is neither a NormalizerStandardize nor a NormalizerMinMaxScaler");
    }

    /** Its static initialiser says that it was loaded. */
    static final class Intruder {
        static {
            System.setProperty("gradcheck4j.intruder", "loaded");
        }
    }

    @Test
    void a_class_that_a_normalizer_names_is_not_loaded() throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(header);
        out.writeUTF("NORMALIZER");
        out.writeInt(1);
        out.writeUTF("CUSTOM");
        out.writeUTF(SavedModelTest.class.getName() + "$Intruder");
        Map<String, byte[]> parts = partsOf(plain());
        parts.put("normalizer.bin", header.toByteArray());
        write(parts);

        assertRefused("normalizer.bin is neither a NormalizerStandardize nor a NormalizerMinMaxScaler");
        assertThat(System.getProperty("gradcheck4j.intruder")).isNull();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(
                        "layer '0': its activation is tanh, expected sigmoid",
                        hidden -> hidden.activation(Activation.TANH)),
                refused("layer '0': it has no bias", hidden -> hidden.hasBias(false)),
                refused("layer '0': it has layer normalization", hidden -> hidden.hasLayerNorm(true)),
                refused(
                        "layer '0': its loss has more terms than the cross-entropy: L1Regularization of its weights",
                        hidden -> hidden.l1(1e-3)),
                refused(
                        "layer '0': its loss has more terms than the cross-entropy: L2Regularization of its biases",
                        hidden -> hidden.l2Bias(1e-3)),
                refused(
                        "layer '0': its loss has more terms than the cross-entropy: WeightDecay of its weights",
                        hidden -> hidden.weightDecay(1e-3)),
                refused("layer '0': it has dropout: Dropout", hidden -> hidden.dropOut(0.5)),
                refused(
                        "layer '0': it has weight noise: DropConnect",
                        hidden -> hidden.weightNoise(new DropConnect(0.5))),
                refused(
                        "layer '0': it has a constraint: NonNegativeConstraint",
                        hidden -> hidden.constrainWeights(new NonNegativeConstraint())),
                refused("layer '0': it changes its gradient: ClipL2PerLayer", hidden -> hidden.gradientNormalization(
                                GradientNormalization.ClipL2PerLayer)
                        .gradientNormalizationThreshold(1)));
    }

    private static Arguments refused(String line, Consumer<DenseLayer.Builder> change) {
        return Arguments.of(line, change);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_hidden_layer_that_the_formula_does_not_describe_is_refused(String line, Consumer<DenseLayer.Builder> change)
            throws IOException {
        DenseLayer.Builder hidden = hidden();
        change.accept(hidden);
        save(network(each -> {}, hidden, output()));

        assertRefused(line);
    }

    @Test
    void another_loss_is_refused() throws IOException {
        save(network(each -> {}, hidden(), output(new LossMSE())));
        assertRefused("layer '1': its loss is LossMSE(), expected LossBinaryXENT");
    }

    @Test
    void weights_of_classes_are_refused() throws IOException {
        save(network(each -> {}, hidden(), output(new LossBinaryXENT(Nd4j.createFromArray(new float[] {2})))));
        assertRefused("layer '1': its loss has weights");
    }

    @Test
    void an_output_layer_without_bias_is_refused() throws IOException {
        save(network(each -> {}, hidden(), output().hasBias(false)));
        assertRefused("layer '1': it has no bias");
    }

    @Test
    void more_than_one_output_is_refused() throws IOException {
        save(initialised(new NeuralNetConfiguration.Builder()
                .list()
                .layer(output().nIn(3).nOut(2).build())));
        assertRefused("layer '0': it has 2 outputs, expected 1");
    }

    @Test
    void a_softmax_is_refused() throws IOException {
        save(network(each -> {}, hidden(), output().activation(Activation.IDENTITY)));
        assertRefused("layer '1': its activation is identity, expected sigmoid");
    }

    @Test
    void layers_of_other_types_are_refused() throws IOException {
        save(initialised(new NeuralNetConfiguration.Builder()
                .list()
                .layer(hidden().nIn(3).nOut(1).build())
                .layer(new LossLayer.Builder(new LossBinaryXENT())
                        .activation(Activation.SIGMOID)
                        .build())));
        assertRefused("layer '1': it is a LossLayer, expected OutputLayer");

        save(initialised(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new ActivationLayer.Builder()
                        .activation(Activation.SIGMOID)
                        .build())
                .layer(output().nIn(3).nOut(1).build())));
        assertRefused("layer '0': it is a ActivationLayer, expected DenseLayer");
    }

    @Test
    void what_changes_the_input_of_a_layer_is_refused() throws IOException {
        save(initialised(new NeuralNetConfiguration.Builder()
                .list()
                .layer(output().nIn(3).nOut(1).build())
                .inputPreProcessor(0, new RnnToFeedForwardPreProcessor())));
        assertRefused("layer '0': its input goes through a RnnToFeedForwardPreProcessor");
    }

    @Test
    void a_sum_over_the_batch_and_an_ascent_are_refused() throws IOException {
        save(network(each -> each.miniBatch(false), hidden(), output()));
        assertRefused("layer '0': its gradient is the sum over the batch, not the mean: miniBatch(false)");

        save(network(each -> each.minimize(false), hidden(), output()));
        assertRefused("layer '0': it is trained to make the loss larger: minimize(false)");
    }

    @Test
    void a_graph_that_is_no_chain_is_refused() throws IOException {
        save(graph(builder -> builder.addInputs("in")
                .addLayer("a", hidden().nIn(3).nOut(2).build(), "in")
                .addLayer("b", hidden().nIn(3).nOut(2).build(), "in")
                .addVertex("both", new MergeVertex(), "a", "b")
                .addLayer("out", output().nIn(4).nOut(1).build(), "both")
                .setOutputs("out")));
        assertRefused("vertex 'both' of the graph is a MergeVertex, expected a layer");

        save(graph(builder -> builder.addInputs("in", "more")
                .addVertex("both", new MergeVertex(), "in", "more")
                .addLayer("out", output().nIn(4).nOut(1).build(), "both")
                .setOutputs("out")));
        assertRefused("the graph has inputs [in, more] and outputs [out], expected one of each");

        save(graph(builder -> builder.addInputs("in")
                .addLayer("a", hidden().nIn(3).nOut(2).build(), "in")
                .addLayer("b", output().nIn(3).nOut(1).build(), "in")
                .addLayer("out", output().nIn(2).nOut(1).build(), "a")
                .setOutputs("out", "b")));
        assertRefused("the graph has inputs [in] and outputs [out, b], expected one of each");
    }

    @Test
    void weights_that_are_not_finite_are_refused() throws IOException {
        MultiLayerNetwork network = plain();
        network.getParam("1_W").putScalar(2, Double.NaN);
        save(network);
        assertRefused("layer '1' has a weight or bias that is not finite");
    }

    @Test
    void a_file_that_is_not_there_and_a_folder_are_refused() {
        assertRefused("no such file");
        assertThatExceptionOfType(SavedModelException.class)
                .isThrownBy(() -> SavedModel.read(folder))
                .withMessage(folder + ": is a folder, expected a network that DL4J's ModelSerializer saved");
    }

    @Test
    void a_file_that_is_no_zip_is_refused() throws IOException {
        Files.writeString(file, "weights");
        assertRefused("is no zip file, or a damaged one, expected a network that DL4J's ModelSerializer saved");
    }

    @Test
    void a_file_that_is_cut_off_anywhere_is_refused() throws IOException {
        save(plain());
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 37) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertRefused("is no zip file, or a damaged one, expected a network that DL4J's ModelSerializer saved");
        }
    }

    @Test
    void a_changed_byte_is_noticed_or_changes_nothing() throws IOException {
        save(plain());
        byte[] whole = Files.readAllBytes(file);
        Network saved = SavedModel.read(file).network();
        for (int at = 0; at < whole.length; at += 11) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            try {
                assertThat(SavedModel.read(file).network()).as("byte " + at).isEqualTo(saved);
            } catch (SavedModelException e) {
                assertThat(e).message().startsWith(file + ": ").doesNotContain("\n");
            }
        }
    }

    @Test
    void a_zip_without_a_network_is_refused() throws IOException {
        write(Map.of("readme.txt", new byte[] {1}));
        assertRefused("has no configuration.json, expected a network that DL4J's ModelSerializer saved");

        Map<String, byte[]> parts = partsOf(plain());
        parts.remove("coefficients.bin");
        write(parts);
        assertRefused("has no coefficients.bin, expected a network that DL4J's ModelSerializer saved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1, 2]", "{}", "null", "7"})
    void other_json_is_refused(String json) throws IOException {
        writeWithJson(json);
        assertRefused("configuration.json describes neither a MultiLayerNetwork nor a ComputationGraph");
    }

    @Test
    void what_is_no_json_or_not_dl4js_is_refused_in_one_line() throws IOException {
        writeWithJson("{\"confs\": [");
        assertRefusalStarts("configuration.json is not JSON: ");
        for (String json : new String[] {
            "{\"confs\": [{\"layer\": {\"@class\": \"no.such.Layer\"}}]}",
            "{\"confs\": 3}",
            "{\"vertices\": {\"a\": 4}}",
        }) {
            writeWithJson(json);
            assertRefusalStarts("DL4J cannot read configuration.json: ");
        }
        writeWithJson("{\"confs\": []}");
        assertRefused("has no layers");
        writeWithJson("{\"confs\": [{}]}");
        assertRefused("layer '0': it has no configuration");
        writeWithJson("{\"vertices\": {}, \"networkInputs\": [\"a\"], \"networkOutputs\": [\"b\"]}");
        assertRefused("the graph is no plain chain: 0 of its 0 vertices lead from its input to its output");
        writeWithJson("{\"vertices\": {}}");
        assertRefused("the graph has inputs [] and outputs [], expected one of each");
    }

    @Test
    void coefficients_of_other_layers_are_refused() throws IOException {
        Map<String, byte[]> parts = partsOf(plain());
        parts.put(
                "coefficients.bin",
                partsOf(network(each -> {}, hidden().nOut(5), output().nIn(5))).get("coefficients.bin"));
        write(parts);
        assertRefused("coefficients.bin has 26 numbers, but the layers have 21 weights and biases");
    }

    @Test
    void a_length_that_the_file_does_not_have_is_never_believed() throws IOException {
        Map<String, byte[]> parts = partsOf(plain());
        for (long length : new long[] {Long.MAX_VALUE, -1, 1L << 40}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeUTF("MIXED_DATA_TYPES");
            out.writeLong(length);
            out.writeUTF("LONG");
            parts.put("coefficients.bin", bytes.toByteArray());
            write(parts);
            assertRefused("coefficients.bin is not a row of numbers");
        }
        parts.put("coefficients.bin", new byte[5000]);
        write(parts);
        assertRefused("coefficients.bin has more than the 1192 bytes that it can need");
        parts.put("coefficients.bin", new byte[50]);
        write(parts);
        assertRefused("coefficients.bin is not an array that ND4J wrote");
    }

    private void assertRefused(String line) {
        assertThatExceptionOfType(SavedModelException.class)
                .isThrownBy(() -> SavedModel.read(file))
                .withMessage(file + ": " + line);
    }

    private void assertRefusalStarts(String line) {
        assertThatExceptionOfType(SavedModelException.class)
                .isThrownBy(() -> SavedModel.read(file))
                .satisfies(e ->
                        assertThat(e).message().startsWith(file + ": " + line).doesNotContain("\n"));
    }

    private void save(Model model) throws IOException {
        ModelSerializer.writeModel(model, file.toFile(), true);
    }

    private Map<String, byte[]> partsOf(Model model) throws IOException {
        save(model);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry each : java.util.Collections.list(zip.entries())) {
                parts.put(each.getName(), zip.getInputStream(each).readAllBytes());
            }
        }
        return parts;
    }

    private void write(Map<String, byte[]> parts) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> each : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        }
    }

    private void writeWithJson(String json) throws IOException {
        Map<String, byte[]> parts = partsOf(plain());
        parts.put("configuration.json", json.getBytes(StandardCharsets.UTF_8));
        write(parts);
    }

    private static DenseLayer.Builder hidden() {
        return new DenseLayer.Builder().nIn(3).nOut(4).activation(Activation.SIGMOID);
    }

    private static OutputLayer.Builder output() {
        return output(new LossBinaryXENT());
    }

    private static OutputLayer.Builder output(ILossFunction loss) {
        return new OutputLayer.Builder(loss).nIn(4).nOut(1).activation(Activation.SIGMOID);
    }

    private static MultiLayerNetwork plain() {
        return network(each -> {}, hidden(), output());
    }

    /** 3-4-1, in float; with a seed, since DL4J draws the weights. */
    private static MultiLayerNetwork network(
            Consumer<NeuralNetConfiguration.Builder> change, DenseLayer.Builder hidden, OutputLayer.Builder output) {
        NeuralNetConfiguration.Builder configuration = new NeuralNetConfiguration.Builder().seed(5);
        change.accept(configuration);
        return initialised(configuration.list().layer(hidden.build()).layer(output.build()));
    }

    private static MultiLayerNetwork initialised(MultiLayerConfiguration.Builder list) {
        MultiLayerNetwork network = new MultiLayerNetwork(
                list.validateOutputLayerConfig(false).dataType(DataType.FLOAT).build());
        network.init();
        return network;
    }

    private static ComputationGraph graph(Consumer<GraphBuilder> vertices) {
        GraphBuilder builder = new NeuralNetConfiguration.Builder().seed(5).graphBuilder();
        vertices.accept(builder);
        ComputationGraph graph =
                new ComputationGraph(builder.validateOutputLayerConfig(false).build());
        graph.init();
        return graph;
    }
}
