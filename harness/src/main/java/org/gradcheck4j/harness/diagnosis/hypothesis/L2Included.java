package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** dW + λW, the biases left out; then with db + λb. */
final class L2Included extends Hypothesis {

    /** λ itself, its product with W, and the sum. */
    private static final double ROUNDINGS = 3;

    L2Included() {
        super("l2-included");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        return Stream.of(false, true).flatMap(biases -> LinearFit.between(
                        evidence,
                        evidence.gradients(),
                        candidate(base, evidence, biases, 0),
                        candidate(base, evidence, biases, 1))
                .values()
                .map(lambda -> candidate(base, evidence, biases, lambda).fitted()));
    }

    private Candidate candidate(Candidate base, Evidence evidence, boolean biases, double lambda) {
        String sentence =
                "every dW holds λW on top, λ = %s (λm = %s)%s: the gradient is that of the loss with an L2 penalty"
                        .formatted(
                                Figures.sixDigits(lambda),
                                Figures.sixDigits(lambda * evidence.batch()),
                                biases ? ", and every db λb" : ", the biases left out");
        return base.changing(
                (tensor, before) -> tensor.is(TensorName.Quantity.dW) || (biases && tensor.isGradient())
                        ? plus(before, lambda, evidence.parameter(tensor), evidence)
                        : before,
                mistake(
                        sentence,
                        "set the penalty to 0 (scikit-learn: alpha=0; DL4J: no l2; PyTorch: weight_decay=0), or compare without it",
                        "lambda",
                        lambda));
    }

    private static Predicted plus(Predicted gradient, double lambda, Matrix parameter, Evidence evidence) {
        double rounding = ROUNDINGS * evidence.arithmetic().unitRoundoff();
        double underflow = evidence.arithmetic().underflow();
        Matrix added =
                gradient.value().map(parameter, (d, w) -> rounding * (Math.abs(d) + Math.abs(lambda * w)) + underflow);
        return new Predicted(
                gradient.value().map(parameter, (d, w) -> d + lambda * w),
                gradient.bound().map(added, (b, r) -> b * (1 + rounding) + r));
    }
}
