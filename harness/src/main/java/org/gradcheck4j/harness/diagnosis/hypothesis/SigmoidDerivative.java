package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.bound.HiddenSlope;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Layers;

/** Hidden dZ[i] = dA[i] s^k with k other than 1, in every hidden layer; then in one alone. dZ[L] = A − y stays. */
final class SigmoidDerivative extends Hypothesis {

    private final HiddenSlope slope;
    private final String sentence;
    private final String remedy;

    private SigmoidDerivative(String id, HiddenSlope slope, String sentence, String remedy) {
        super(id);
        this.slope = slope;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    static SigmoidDerivative missing() {
        return new SigmoidDerivative(
                "missing-sigmoid-derivative",
                HiddenSlope.ONE,
                "dZ = dA lacks the factor σ'(Z) = A(1 − A), %s: only in the last layer does the derivative of the "
                        + "loss cancel it, so that dZ = A − y",
                "multiply dA by A(1 − A) in every hidden layer");
    }

    static SigmoidDerivative repeated() {
        return new SigmoidDerivative(
                "repeated-sigmoid-derivative",
                HiddenSlope.SIGMOID_SQUARED,
                "dZ = dA ∘ σ'(Z)² has the factor σ'(Z) = A(1 − A) twice, %s, for example if both the layer and its "
                        + "activation apply it",
                "multiply dA by A(1 − A) once");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        Layers hidden = Layers.upTo(evidence.depth() - 1, i -> true);
        return Stream.concat(hidden.together(), hidden.alone())
                .map(layers -> base.departing(
                        departure -> layers.inEach(departure, (each, i) -> each.withSlope(i, slope)),
                        mistake(sentence.formatted(layers.inWords("in every hidden layer")), remedy, layers)));
    }
}
