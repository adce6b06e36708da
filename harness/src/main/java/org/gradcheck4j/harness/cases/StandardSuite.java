package org.gradcheck4j.harness.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/** The cases on which {@code mvn verify} judges every engine: first easy ones, then hard ones. */
public final class StandardSuite {

    private final List<Case> cases = new ArrayList<>();

    private StandardSuite() {}

    /** {@return every case, in the order of the report} */
    public static List<Case> cases() {
        StandardSuite suite = new StandardSuite();
        suite.everyday();
        suite.confident();
        suite.extremeScales();
        suite.specialBatches();
        return List.copyOf(suite.cases);
    }

    private void everyday() {
        Dataset wdbc = CsvData.wdbc().standardised();
        String real = "Wisconsin breast cancer data, standardised";
        add("wdbc-30-16-8-1", "wdbc", real + ", all 569 samples", network(1, 30, 16, 8, 1), wdbc.samples());
        add("wdbc-30-1", "wdbc", real + ": logistic regression", network(1, 30, 1), wdbc.samples());
        add("wdbc-30-64-32-1", "wdbc", real + ", a batch of 64", network(1, 30, 64, 32, 1), wdbc.draw(64, 1));
        add("wdbc-30-8-8-8-1", "wdbc", real + ", a batch of 32", network(1, 30, 8, 8, 8, 1), wdbc.draw(32, 2));
        add("wdbc-30-16-1-one", "wdbc", real + ", one sample", network(1, 30, 16, 1), wdbc.draw(1, 3));

        Batch xor = new Batch(Matrix.of(2, 4, 0, 0, 1, 1, 0, 1, 0, 1), Matrix.row(0, 1, 1, 0));
        add("xor-2-2-1", "xor", "exclusive or, the smallest net that can learn it", network(1, 2, 2, 1), xor);
        add("xor-2-4-1", "xor", "exclusive or, a wider net", network(2, 2, 4, 1), xor);
        add("xor-2-3-3-1", "xor", "exclusive or, a deeper net", network(2, 2, 3, 3, 1), xor);

        add("neuron-one-input", "neuron", "one neuron, one input", neuron(0.5, -0.25), sample(2, 1));
        add("neuron-five-inputs", "neuron", "logistic regression on 5 features", network(1, 5, 1), 20);
        add("neuron-zero-weights", "neuron", "every activation is exactly one half", neuron(0, 0), sample(3, 0));
        add("one-sample-4-3-1", "one-sample", "m = 1: the mean is the sample", network(1, 4, 3, 1), 1);
        add("one-sample-20-10-1", "one-sample", "m = 1, wider", network(1, 20, 10, 1), 1);

        add("deep-4x6", "deep", "six layers of 4", network(2, 4, 4, 4, 4, 4, 4, 1), 16);
        add("deep-8x10", "deep", "ten layers of 8", network(3, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 1), 16);
        add("wide-100-100-1", "wide", "a hundred neurons", network(1, 100, 100, 1), 32);
        add("wide-784-128-1", "wide", "the size of a 28 × 28 image", network(1, 784, 128, 1), 16);
        add("wide-3-200-1", "wide", "few inputs, many neurons", network(1, 3, 200, 1), 50);
        add("random-5-4-3-1", "random", "a small random net", network(1, 5, 4, 3, 1), 7);
        add("random-7-11-5-1", "random", "odd sizes", network(1, 7, 11, 5, 1), 13);
        add("random-16-16-16-1", "random", "sizes that fill vector registers", network(1, 16, 16, 16, 1), 16);
        add("random-17-33-9-1", "random", "sizes one beyond a register", network(1, 17, 33, 9, 1), 31);
    }

    private void confident() {
        for (int z : new int[] {20, 100, 800}) {
            String about = "one neuron at z = %d with the right label: the gradient is tiny".formatted(z);
            add("saturated-right-" + z, "saturated", about, neuron(z, 0), sample(1, 1));
        }
        Batch batch = batch(6, 12);
        add("saturated-hidden-30", "saturated", "hidden |z| around 30", stretched(30), batch);
        add("saturated-hidden-300", "saturated", "hidden |z| around 300, some near 800", stretched(300), batch);
        for (int z : new int[] {5, 12, 20, 30, 100, 800}) {
            String about =
                    "one neuron, two samples up to z = %d with the wrong label: their gradient is largest".formatted(z);
            add("confidently-wrong-" + z, "confidently-wrong", about, neuron(z, 0), twoWrong(z));
        }
        Network sure = SeededCases.network(40, 7, 5, 1);
        add("confidently-wrong-batch", "confidently-wrong", "a batch with |z| around 40", sure, 20);
    }

    private void extremeScales() {
        int[] fourteen = {4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 1};
        int[] twenty = {3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1};
        add("vanishing-14", "vanishing", "14 layers: the gradient all but vanishes", network(1, fourteen), 8);
        add("vanishing-20", "vanishing", "20 layers", network(1, twenty), 8);
        add("tiny-weights-1e-3", "tiny-weights", "weights around 0.001", network(1e-3, 6, 5, 1), 10);
        add("tiny-weights-1e-6", "tiny-weights", "weights around 1e-6", network(1e-6, 6, 5, 1), 10);
        add("huge-weights-10", "huge-weights", "weights around 10", network(10, 6, 5, 4, 1), 10);
        add("huge-weights-100", "huge-weights", "weights around 100", network(100, 6, 5, 4, 1), 10);
        add("underflow-half", "underflow", "products below the smallest half", network(1e-4, 6, 5, 1), scaled(1e-4));
        add(
                "underflow-float",
                "underflow",
                "products below the smallest float",
                network(1e-22, 6, 5, 1),
                scaled(1e-25));
    }

    private void specialBatches() {
        Network net = network(1, 5, 4, 1);
        Matrix X = batch(5, 24).X();
        add("all-labels-0", "equal-labels", "every label is 0", net, labelled(X, k -> 0));
        add("all-labels-1", "equal-labels", "every label is 1", net, labelled(X, k -> 1));
        add("soft-labels", "soft-labels", "labels between 0 and 1", net, labelled(X, k -> (k + 0.5) / 24));
        add("soft-labels-half", "soft-labels", "every label is one half", net, labelled(X, k -> 0.5));
        Matrix same = Matrix.generate(5, 24, (i, k) -> X.get(i, 0));
        add("same-sample", "duplicated", "one sample 24 times", net, labelled(same, k -> 1));
        Matrix pairs = Matrix.generate(5, 24, (i, k) -> X.get(i, k / 2));
        add("sample-pairs", "duplicated", "every sample twice, once with each label", net, labelled(pairs, k -> k % 2));
        Matrix features = Matrix.generate(5, 24, (i, k) -> X.get(i % 2, k));
        add("same-features", "duplicated", "columns of features that repeat", net, labelled(features, k -> k % 2));
        add("prime-batch-1009", "large-batch", "m = 1009, a prime", network(1, 6, 5, 1), 1009);
        add("prime-batch-2039", "large-batch", "m = 2039, the largest prime below 2048", network(1, 4, 3, 1), 2039);
    }

    /** Adds a case with m random samples. */
    private void add(String id, String family, String about, Network network, int m) {
        add(id, family, about, network, batch(network.inputs(), m));
    }

    private void add(String id, String family, String about, Network network, Batch batch) {
        cases.add(new Case(id, family, about, network, batch));
    }

    /** A random network. Its widths are the seed, so that every architecture has its own. */
    private static Network network(double gain, int... widths) {
        return SeededCases.network(gain, Arrays.hashCode(widths), widths);
    }

    private static Batch batch(int features, int m) {
        return SeededCases.batch(features, m, 31L * features + m);
    }

    private static Network neuron(double w, double b) {
        return new Network(List.of(new Layer(Matrix.row(w), Matrix.column(b))));
    }

    private static Batch sample(double x, double y) {
        return new Batch(Matrix.column(x), Matrix.row(y));
    }

    /** For a weight w: wrong samples at z = w and ¾w, and two near 0 that distinguish one cause from another. */
    private static Batch twoWrong(double w) {
        return new Batch(Matrix.row(1, 0.75, 1 / w, -0.5 / w), Matrix.row(0, 0, 1, 0));
    }

    private static Network stretched(double gain) {
        return new Network(List.of(
                SeededCases.network(gain, 5, 6, 6, 1).layer(1),
                SeededCases.network(1, 6, 6, 1).layer(1)));
    }

    private static Batch scaled(double scale) {
        Batch batch = batch(6, 10);
        return new Batch(batch.X().map(x -> scale * x), batch.y());
    }

    private static Batch labelled(Matrix X, DoubleUnaryOperator label) {
        return new Batch(X, Matrix.generate(1, X.columns(), (i, k) -> label.applyAsDouble(k)));
    }
}
