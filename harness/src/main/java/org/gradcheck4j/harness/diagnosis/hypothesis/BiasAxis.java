package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Arrays;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Layers;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** One number for all the biases of a layer: their mean or sum over neurons and samples, in every layer; then in one. */
final class BiasAxis extends Hypothesis {

    /** The factor, and the product with it. */
    private static final int ROUNDINGS = 2;

    /** What each number says that is the one before it, to the last bit: 3 of half's 11 bits are left for its size. */
    private static final int BITS_OF_EQUAL = 8;

    /** More need no count. */
    private static final int MOST_EQUAL = 8;

    private enum Form {
        MEAN("the mean over its neurons: np.mean(dZ) has no axis, and runs over neurons and samples"),
        SUM(
                "the sum over its neurons: the sum of dZ has no axis, or the wrong one, and runs over neurons and samples, then "
                        + "it is divided by m"),
        SUM_OF_SAMPLES(
                "m times the sum over its neurons: np.sum(dZ) has no axis, runs over neurons and samples, and is not divided "
                        + "by m");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        double factor(int neurons, int m) {
            return switch (this) {
                case MEAN -> 1.0 / neurons;
                case SUM -> 1;
                case SUM_OF_SAMPLES -> m;
            };
        }
    }

    BiasAxis() {
        super("bias-axis");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        Layers wide =
                Layers.upTo(evidence.depth(), i -> evidence.network().layer(i).outputs() > 1);
        return Stream.concat(wide.together(), wide.alone())
                .filter(layers ->
                        layers.numbers().stream().allMatch(i -> isOneNumber(evidence.actual(TensorName.db(i)))))
                .flatMap(layers -> Stream.of(Form.values()).map(form -> candidate(base, evidence, layers, form)));
    }

    /** One sum is handed to all the biases, so that they are the same to the last bit. */
    private static boolean isOneNumber(Matrix db) {
        return Arrays.stream(db.toArray()).allMatch(value -> value == db.get(0));
    }

    private Candidate candidate(Candidate base, Evidence evidence, Layers layers, Form form) {
        String sentence = "all entries of %s are one number, %s"
                .formatted(layers.isOne() ? "db" + layers.first() : "each db", form.words);
        return base.changing(
                        (tensor, before) -> tensor.is(TensorName.Quantity.db) && layers.contains(tensor.layer())
                                ? sameForAll(before, form, evidence)
                                : before,
                        mistake(
                                sentence,
                                "sum over the samples alone, for each neuron (NumPy: np.sum(dZ, axis=1, keepdims=True) / m; Java: a sum for each row of dZ)",
                                layers))
                .favouredBy(BITS_OF_EQUAL * Math.min(MOST_EQUAL, equal(evidence, layers)));
    }

    private static int equal(Evidence evidence, Layers layers) {
        return layers.numbers().stream()
                .map(i -> evidence.actual(TensorName.db(i)))
                .filter(db -> db.get(0) != 0)
                .mapToInt(db -> db.size() - 1)
                .sum();
    }

    /**
     * The engine may add up all n·m entries of dZ in any order, which rounds by at most n·m·u Σ|dZ| (Jeannerod and Rump).
     * The bound of a mean over m samples is at least (m + 1)/2 · u Σ|dZ|/m, of its m − 1 additions and of dZ itself. So
     * 2n + 1 times the bounds of the biases cover their own errors and the additions.
     */
    private static Predicted sameForAll(Predicted db, Form form, Evidence evidence) {
        int n = db.value().size();
        Matrix ones = Matrix.filled(n, n, 1);
        Predicted sum =
                new Predicted(ones.times(db.value()), ones.times(db.bound()).map(b -> (2 * n + 1) * b));
        return sum.times(
                form.factor(n, evidence.samples()),
                ROUNDINGS * evidence.arithmetic().unitRoundoff(),
                evidence.arithmetic().underflow());
    }
}
