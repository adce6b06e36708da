package org.gradcheck4j.harness.evaluation.sharpness;

import java.util.Locale;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.gradcheck4j.harness.evaluation.population.Training;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** The smallest factors that are noticed in networks of one size: of one weight's entry, of one neuron, of everything. */
final class FactorRow {

    static final String HEADER = """
            | network | agree as they are | one entry of dW: median | largest | one neuron: median | largest | all entries: median \
            | largest |
            |---|---|---|---|---|---|---|---|
            """;

    /** Entries, and neurons, that are tried in each network. */
    private static final int DRAWN = 8;

    /** So that most outputs of the Wisconsin data are near their labels. */
    private static final Training TRAINING = new Training(200, 10);

    private final PublishedSize size;
    private final boolean trained;
    private final DoubleStream.Builder ofEntries = DoubleStream.builder();
    private final DoubleStream.Builder ofNeurons = DoubleStream.builder();
    private final DoubleStream.Builder ofAll = DoubleStream.builder();
    private int agreeing;

    /**
     * Finds the factors.
     *
     * @param size of the networks
     * @param trained whether each is trained on its batch
     * @param precision of the engine
     */
    FactorRow(PublishedSize size, boolean trained, Precision precision) {
        this.size = size;
        this.trained = trained;
        for (int draw = 1; draw <= size.networks(); draw++) {
            Network network = size.network(draw);
            add(
                    GradientCheck.of(
                            trained ? TRAINING.of(network, size.batch(draw)) : network, size.batch(draw), precision),
                    new Random(draw));
        }
    }

    private void add(GradientCheck check, Random random) {
        Network network = check.solution().network();
        Gradients gradients = PlainestEngine.of(check.precision())
                .gradients(network, check.solution().batch(), check.precision());
        SmallestFactor smallest = new SmallestFactor(check, gradients);
        if (check.whyUnsupported().isPresent() || !smallest.agrees()) {
            return;
        }
        agreeing++;
        for (int k = 0; k < DRAWN; k++) {
            int i = 1 + random.nextInt(network.depth());
            Layer layer = network.layer(i);
            int neuron = random.nextInt(layer.outputs());
            ofNeurons.add(smallest.of(GradientPart.neuron(i, neuron)));
            ofEntries.add(smallest.of(GradientPart.weight(i, neuron, random.nextInt(layer.inputs()))));
        }
        ofAll.add(smallest.of(GradientPart.all()));
    }

    /** {@return the row of the table} */
    String text() {
        return "| %s%s | %d of %d |%s%s%s"
                .formatted(
                        size,
                        trained ? ", trained" : "",
                        agreeing,
                        size.networks(),
                        cells(ofEntries),
                        cells(ofNeurons),
                        cells(ofAll));
    }

    private static String cells(DoubleStream.Builder values) {
        double[] sorted = values.build().sorted().toArray();
        return sorted.length == 0
                ? " – | – |"
                : " %s | %s |".formatted(cell(sorted[sorted.length / 2]), cell(sorted[sorted.length - 1]));
    }

    private static String cell(double epsilon) {
        return Double.isInfinite(epsilon) ? "> 1" : String.format(Locale.ROOT, "%.2g", epsilon);
    }
}
