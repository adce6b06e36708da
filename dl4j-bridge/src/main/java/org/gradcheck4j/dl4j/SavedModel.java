package org.gradcheck4j.dl4j;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network that DL4J's {@code ModelSerializer} saved: dense layers of sigmoids, and an output layer of one sigmoid with {@code
 * LossBinaryXENT}; a {@code MultiLayerNetwork}, or a {@code ComputationGraph} that is a plain chain.
 */
public final class SavedModel {

    /** Above, not even the exact gradient fits into memory. */
    private static final int MOST_PARAMETERS = 100_000_000;

    private final SavedModelFile file;
    private final Network network;
    private final Precision precision;
    private final double clip;
    private final Optional<SavedNormalizer> normalizer;

    private SavedModel(
            SavedModelFile file,
            Network network,
            Precision precision,
            double clip,
            Optional<SavedNormalizer> normalizer) {
        this.file = file;
        this.network = network;
        this.precision = precision;
        this.clip = clip;
        this.normalizer = normalizer;
    }

    /**
     * Reads a file. ND4J starts if it has not.
     *
     * @param path a zip file that {@code ModelSerializer.writeModel} wrote
     * @return the network in it
     * @throws SavedModelException if it is no such file, or the formula does not describe the network; the message says which layer,
     *     and why
     */
    public static SavedModel read(Path path) {
        SavedModelFile file = new SavedModelFile(path);
        SavedLayers layers = SavedLayers.read(file.configuration(), file);
        INDArray row = SavedCoefficients.read(parameters(layers, file), file);
        Precision precision = Transfer.precision(layers.type())
                .orElseThrow(() -> file.refused(
                        "the network computes in %s, expected DOUBLE, FLOAT or HALF".formatted(layers.type())));
        return new SavedModel(
                file,
                network(layers, row, file),
                precision,
                layers.layers().get(layers.layers().size() - 1).clip(),
                file.normalizer().map(bytes -> SavedNormalizer.read(bytes, file)));
    }

    private static int parameters(SavedLayers layers, SavedModelFile file) {
        double parameters = layers.layers().stream()
                .mapToDouble(layer -> (layer.inputs() + 1.0) * layer.outputs())
                .sum();
        if (parameters > MOST_PARAMETERS) {
            throw file.refused("its layers have more than %d weights and biases".formatted(MOST_PARAMETERS));
        }
        return (int) parameters;
    }

    private static Network network(SavedLayers saved, INDArray row, SavedModelFile file) {
        Map<String, INDArray> parameters = saved.parameters().of(row);
        List<Layer> layers = new ArrayList<>();
        for (SavedLayer layer : saved.layers()) {
            int inputs = (int) layer.inputs();
            int outputs = (int) layer.outputs();
            Matrix W = parameter(parameters, layer, DefaultParamInitializer.WEIGHT_KEY, inputs, outputs);
            Matrix b = parameter(parameters, layer, DefaultParamInitializer.BIAS_KEY, 1, outputs);
            if (!W.isFinite() || !b.isFinite()) {
                throw file.refused("layer '%s' has a weight or bias that is not finite".formatted(layer.name()));
            }
            layers.add(new Layer(W, b));
        }
        return new Network(layers);
    }

    private static Matrix parameter(
            Map<String, INDArray> parameters, SavedLayer layer, String key, int rows, int columns) {
        String name = layer.name() + "_" + key;
        return Transfer.matrix(parameters.get(name), rows, columns, name).transpose();
    }

    /** {@return its weights and biases, as they were saved} */
    public Network network() {
        return network;
    }

    /** {@return what it computes in} */
    public Precision precision() {
        return precision;
    }

    /** {@return DL4J's name of the normalizer that was saved with it; empty if none was} */
    public Optional<String> normalizer() {
        return normalizer.map(SavedNormalizer::name);
    }

    /**
     * Prepares data as the network takes them: by the normalizer that was saved with it, in its precision.
     *
     * @param batch the data as they are
     * @return the same data if there is no normalizer
     * @throws SavedModelException if the normalizer does not take these features
     */
    public Batch prepared(Batch batch) {
        return normalizer.map(each -> each.prepared(batch, precision)).orElse(batch);
    }

    /**
     * Gives an engine the clip of this network's loss.
     *
     * @param engine any
     * @return an engine on DL4J's layers with {@code clipEps} as it was saved; each other engine as it is
     */
    public GradientEngine withItsClip(GradientEngine engine) {
        return engine instanceof DenseLayersEngine layers ? layers.withOutputClip(clip) : engine;
    }

    @Override
    public String toString() {
        return file.file() + ", " + network.architecture();
    }
}
