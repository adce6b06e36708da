package org.gradcheck4j.harness.application.cli.option;

import java.nio.file.Path;
import java.util.List;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.CsvData;
import org.gradcheck4j.harness.cases.Dataset;
import org.gradcheck4j.harness.cases.SeededCases;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A case as a user describes it: data, layers, batch, seed. */
public final class CaseOptions {

    /** The shipped data. */
    private static final String WDBC = "wdbc";

    /** The size of the batch if the user gives none and there are as many samples. */
    private static final int USUAL_BATCH = 32;

    @Option(
            names = "--data",
            paramLabel = "wdbc|FILE.csv",
            defaultValue = WDBC,
            description =
                    "The Wisconsin breast cancer data, or a file; it is standardised (default: ${DEFAULT-VALUE}).")
    private String data = WDBC;

    @Option(
            names = "--layers",
            paramLabel = "N,N,…,1",
            description = "The layers' widths, from the features to the one output (default: features,16,8,1).")
    private @Nullable String layers;

    @Option(
            names = "--batch",
            paramLabel = "M",
            description = "How many samples are drawn (default: 32, or all if there are fewer).")
    private @Nullable Integer batch;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The seed of the weights and of the draw (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    /**
     * {@return the case}
     *
     * @throws BadInputException if the parts do not fit each other
     */
    public Case build() {
        LayerWidths given = layers == null ? null : LayerWidths.parse(layers);
        Dataset dataset = data.equals(WDBC) ? CsvData.wdbc() : CsvData.read(Path.of(data));
        int features = dataset.samples().X().rows();
        LayerWidths widths = given == null ? LayerWidths.usual(features) : given.taking(features, data);
        int m = batchOf(dataset);
        return new Case(
                "compare",
                "compare",
                "%s, standardised, %d of %d samples, seed %d"
                        .formatted(data, m, dataset.samples().size(), seed),
                SeededCases.network(1, seed, widths.toArray()),
                dataset.standardised().draw(m, seed));
    }

    /** {@return the options that build a case again} */
    public List<String> replay(Case built) {
        return List.of(
                "--data",
                data,
                "--layers",
                built.network().architecture().replace('-', ','),
                "--batch",
                Integer.toString(built.batch().size()),
                "--seed",
                Long.toString(seed));
    }

    /** {@return the seed of the weights and of the draw} */
    public long seed() {
        return seed;
    }

    private int batchOf(Dataset dataset) {
        int all = dataset.samples().size();
        int m = batch == null ? Math.min(USUAL_BATCH, all) : batch;
        if (m < 1) {
            throw new BadInputException("--batch %d: expected at least 1 sample".formatted(m));
        }
        if (m > all) {
            throw new BadInputException("--batch %d: %s has only %d samples".formatted(m, data, all));
        }
        return m;
    }
}
