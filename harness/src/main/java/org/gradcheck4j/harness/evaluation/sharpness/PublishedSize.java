package org.gradcheck4j.harness.evaluation.sharpness;

import java.util.List;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.cases.CsvData;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;

/**
 * A size of network that the published table has.
 *
 * @param real whether the batch is drawn from the Wisconsin breast cancer data, standardised; else it is random
 * @param networks how many are drawn, each with a batch of its own
 * @param forms emulated engines for each
 * @param m samples
 * @param widths n_0, n_1, …, n_L
 */
record PublishedSize(boolean real, int networks, int forms, int m, List<Integer> widths) {

    /** Emulated engines for each network but the largest. */
    private static final int FORMS = 8;

    /** All of the Wisconsin data. */
    static final PublishedSize WDBC = new PublishedSize(true, 3, FORMS, 569, List.of(30, 16, 8, 1));

    /** {@return every size of the table}: so many networks that emulated engines give thousands of entries. */
    static List<PublishedSize> all() {
        return List.of(
                new PublishedSize(false, 400, FORMS, 1, List.of(1, 1)),
                new PublishedSize(false, 400, FORMS, 64, List.of(1, 1)),
                new PublishedSize(false, 20, FORMS, 64, List.of(4, 8, 1)),
                new PublishedSize(true, 10, FORMS, 8, List.of(30, 16, 8, 1)),
                new PublishedSize(true, 10, FORMS, 32, List.of(30, 16, 8, 1)),
                new PublishedSize(true, 6, FORMS, 64, List.of(30, 16, 8, 1)),
                WDBC,
                new PublishedSize(true, 3, FORMS, 32, List.of(30, 64, 32, 1)),
                new PublishedSize(true, 1, FORMS, 569, List.of(30, 64, 32, 1)),
                new PublishedSize(false, 1, 2, 512, List.of(784, 256, 128, 1)));
    }

    /** {@return the sizes in which the smallest factors are looked for} */
    static List<PublishedSize> ofFactors() {
        return List.of(
                new PublishedSize(false, 9, 0, 8, List.of(2, 4, 1)),
                new PublishedSize(true, 5, 0, 64, List.of(30, 16, 8, 1)),
                WDBC,
                new PublishedSize(false, 3, 0, 2048, List.of(100, 100, 50, 1)),
                new PublishedSize(false, 3, 0, 128, List.of(784, 256, 128, 1)));
    }

    /** {@return the network of a draw}: weights from N(0, 1/n_{i−1}). */
    Network network(int draw) {
        return SeededCases.network(1, draw, widths.stream().mapToInt(n -> n).toArray());
    }

    /** {@return the batch of a draw}: features from N(0, 1) and hard labels, or real ones. */
    Batch batch(int draw) {
        return real ? CsvData.wdbc().standardised().draw(m, draw) : SeededCases.batch(widths.get(0), m, -1L - draw);
    }

    @Override
    public String toString() {
        String architecture = widths.stream().map(String::valueOf).collect(Collectors.joining("-"));
        return "%s%s, m = %d".formatted(real ? "WDBC " : "", architecture, m);
    }
}
