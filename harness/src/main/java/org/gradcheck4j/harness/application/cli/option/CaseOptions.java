package org.gradcheck4j.harness.application.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.CsvData;
import org.gradcheck4j.harness.cases.Dataset;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A case as a user describes it: data, layers or a trained network, batch, seed. */
public final class CaseOptions {

    /** The shipped data. */
    private static final String WDBC = "wdbc";

    private static final String MODEL = "--dl4j-model";

    /** The size of the batch if the user gives none and there are as many samples. */
    private static final int USUAL_BATCH = 32;

    @Option(
            names = "--data",
            paramLabel = "wdbc|FILE.csv",
            description = "The Wisconsin breast cancer data, or a file; it is standardised, unless the network is one"
                    + " that was trained (default: wdbc).")
    private @Nullable String data;

    @Option(
            names = MODEL,
            paramLabel = "FILE.zip",
            description = "A network that DL4J's ModelSerializer saved; it is given --data as they are, all samples"
                    + " unless --batch says fewer.")
    private @Nullable Path model;

    @Option(
            names = "--layers",
            paramLabel = "N,N,…,1",
            description = "The layers' widths, from the features to the one output (default: features,16,8,1).")
    private @Nullable String layers;

    @Option(
            names = "--batch",
            paramLabel = "M",
            description =
                    "How many samples are drawn (default: 32, or all if there are fewer, or a trained network is given).")
    private @Nullable Integer batch;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The seed of the weights and of the draw (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    /**
     * {@return the file of a trained network; empty if none was given}
     *
     * @throws BadInputException if another option contradicts it, or there are no data for it
     */
    public Optional<Path> model() {
        if (model != null && layers != null) {
            throw new BadInputException(
                    "--layers %s: %s %s has layers of its own; leave out --layers".formatted(layers, MODEL, model));
        }
        if (model != null && data == null) {
            throw new BadInputException(
                    "%s %s: expected --data FILE.csv, too: data as the network takes them".formatted(MODEL, model));
        }
        return Optional.ofNullable(model);
    }

    /**
     * {@return the case of a trained network}
     *
     * @param network of the file
     * @param prepared what becomes of the data before the network takes them
     * @param about the file, in words
     * @throws BadInputException if the data do not fit the network
     */
    public Case build(Network network, UnaryOperator<Batch> prepared, String about) {
        Dataset dataset = dataset();
        int features = dataset.samples().X().rows();
        if (features != network.inputs()) {
            throw new BadInputException("--data %s: has %d features, but %s takes %d"
                    .formatted(dataset.name(), features, model, network.inputs()));
        }
        int all = dataset.samples().size();
        int m = batch == null ? all : batchOf(dataset);
        // In the order of the file, so that a message's sample is a row of it.
        Batch chosen = batch == null ? dataset.samples() : dataset.draw(m, seed);
        return new Case(
                "compare",
                "compare",
                "%s on %s as they are, %d of %d samples%s"
                        .formatted(about, dataset.name(), m, all, batch == null ? "" : ", seed " + seed),
                network,
                prepared.apply(chosen));
    }

    /**
     * {@return the case}
     *
     * @throws BadInputException if the parts do not fit each other
     */
    public Case build() {
        LayerWidths given = layers == null ? null : LayerWidths.parse(layers);
        Dataset dataset = dataset();
        int features = dataset.samples().X().rows();
        LayerWidths widths = given == null ? LayerWidths.usual(features) : given.taking(features, dataset.name());
        int m = batchOf(dataset);
        return new Case(
                "compare",
                "compare",
                "%s, standardised, %d of %d samples, seed %d"
                        .formatted(dataset.name(), m, dataset.samples().size(), seed),
                SeededCases.network(1, seed, widths.toArray()),
                dataset.standardised().draw(m, seed));
    }

    /** {@return the options that build a case again} */
    public List<String> words(Case built) {
        List<String> words = new ArrayList<>();
        if (model != null) {
            words.addAll(List.of(MODEL, model.toString()));
        }
        words.addAll(List.of("--data", data()));
        if (model == null) {
            words.addAll(List.of("--layers", built.network().architecture().replace('-', ',')));
        }
        if (model == null || batch != null) {
            words.addAll(List.of("--batch", Integer.toString(built.batch().size()), "--seed", Long.toString(seed)));
        }
        return words;
    }

    /** {@return the seed of the weights and of the draw} */
    public long seed() {
        return seed;
    }

    private String data() {
        return data == null ? WDBC : data;
    }

    private Dataset dataset() {
        return data().equals(WDBC) ? CsvData.wdbc() : CsvData.read(FileName.of(data()));
    }

    private int batchOf(Dataset dataset) {
        int all = dataset.samples().size();
        int m = batch == null ? Math.min(USUAL_BATCH, all) : batch;
        if (m < 1) {
            throw new BadInputException("--batch %d: expected at least 1 sample".formatted(m));
        }
        if (m > all) {
            throw new BadInputException("--batch %d: %s has only %d samples".formatted(m, data(), all));
        }
        return m;
    }
}
