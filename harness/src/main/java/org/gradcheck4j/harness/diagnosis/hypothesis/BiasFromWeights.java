package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Layers;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** db[i] = Σ of each row of dW[i], then its mean, in every layer; then in one layer alone. */
final class BiasFromWeights extends Hypothesis {

    /** Of a mean: 1/n, and the product with it. */
    private static final int ROUNDINGS_OF_MEAN = 2;

    BiasFromWeights() {
        super("bias-from-weights");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        Layers all = Layers.upTo(evidence.depth(), i -> true);
        return Stream.concat(Stream.of(all), all.together().flatMap(Layers::alone))
                .flatMap(layers -> Stream.of(false, true)
                        .filter(mean -> layers.numbers().stream().allMatch(i -> isSum(i, mean, evidence)))
                        .map(mean -> candidate(base, evidence, layers, mean)));
    }

    /** Whether the engine's own db is made from its own dW, whatever made that: cheap, and wrong for most. */
    private static boolean isSum(int i, boolean mean, Evidence evidence) {
        Matrix dW = evidence.actual(TensorName.dW(i));
        Predicted exact = new Predicted(dW, dW.map(value -> 0));
        return sums(exact, mean, evidence).fits(evidence.actual(TensorName.db(i)));
    }

    private Candidate candidate(Candidate base, Evidence evidence, Layers layers, boolean mean) {
        boolean one = layers.isOne();
        String i = one ? String.valueOf(layers.first()) : "[i]";
        String sentence =
                ("%sdb%s is the %s of each row of dW%s: it is made from the product dZ Aᵀ, which makes dW, and not "
                                + "from dZ alone")
                        .formatted(one ? "" : "every ", i, mean ? "mean" : "sum", i);
        return base.rearranging(
                (tensor, before) -> tensor.is(TensorName.Quantity.db) && layers.contains(tensor.layer())
                        ? sums(before.apply(TensorName.dW(tensor.layer())), mean, evidence)
                        : before.apply(tensor),
                mistake(sentence, "sum dZ%s over the samples, and divide by m".formatted(i), layers));
    }

    /** Σ of n finished entries: each carries its bound, and n − 1 additions round. */
    private static Predicted sums(Predicted dW, boolean mean, Evidence evidence) {
        double u = evidence.arithmetic().unitRoundoff();
        int n = dW.value().columns();
        Matrix ones = Matrix.filled(n, 1, 1);
        Matrix bound = dW.bound().times(ones);
        Matrix size = dW.value().abs().times(ones);
        Predicted sum = new Predicted(dW.value().times(ones), bound.map(size, (b, s) -> b + n * u * (b + s)));
        return mean
                ? sum.times(
                        1.0 / n, ROUNDINGS_OF_MEAN * u, evidence.arithmetic().underflow())
                : sum;
    }
}
