package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.bound.HiddenSlope;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Layers;
import org.gradcheck4j.harness.diagnosis.fit.CandidateOutcome;
import org.gradcheck4j.harness.diagnosis.fit.LinearFit;
import org.gradcheck4j.model.TensorName;

/** Hidden dZ[i] = dA[i] times a derivative that is not σ'(Z[i]), in every hidden layer; then in one alone. */
final class OtherDerivative extends Hypothesis {

    /** One such derivative: its formula, how people come to take it, and what to do about it. */
    private record Form(HiddenSlope slope, String formula, String why, String remedy) {}

    private static final String OF_SIGMOID = "take A(1 − A)";

    /** The commonest first. */
    private static final List<Form> FORMS = List.of(
            new Form(
                    HiddenSlope.SIGMOID_OF_ACTIVATION,
                    "σ'(A)",
                    "σ' applies σ to what it is given, and it is given the activation, or a Z that σ has overwritten",
                    "give σ' the pre-activation Z, or take A(1 − A)"),
            new Form(
                    HiddenSlope.Z_TIMES_ONE_MINUS_Z,
                    "Z(1 − Z)",
                    "x(1 − x) is σ' only of the activation, and it is given the pre-activation",
                    OF_SIGMOID),
            new Form(
                    HiddenSlope.TANH_SLOPE_FROM_ACTIVATION,
                    "1 − A²",
                    "that is the derivative of tanh, and the layer applies σ",
                    OF_SIGMOID),
            new Form(
                    HiddenSlope.TANH_SLOPE_FROM_PRE_ACTIVATION,
                    "1 − tanh²(Z)",
                    "that is the derivative of tanh, and the layer applies σ",
                    OF_SIGMOID),
            new Form(
                    HiddenSlope.RELU_SLOPE,
                    "1[Z > 0]",
                    "that is the derivative of ReLU, and the layer applies σ",
                    OF_SIGMOID),
            new Form(HiddenSlope.ACTIVATION, "A", "the factor 1 − A is forgotten", "multiply by 1 − A, too"),
            new Form(HiddenSlope.COMPLEMENT, "1 − A", "the factor A is forgotten", "multiply by A, too"));

    OtherDerivative() {
        super("other-derivative");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        Layers hidden = Layers.upTo(evidence.depth() - 1, i -> true);
        Stream<Layers> alone = hidden.alone().filter(layers -> !isAnyFactor(base, evidence, layers.first()));
        return Stream.concat(hidden.together(), alone).flatMap(layers -> FORMS.stream()
                .filter(form -> form.slope() != HiddenSlope.RELU_SLOPE || isDistinguishable(layers, evidence))
                .map(form -> candidate(base, form, layers))
                // If a layer is saturated, several of these vanish, and not only these.
                .filter(candidate -> CandidateOutcome.of(candidate, evidence) != CandidateOutcome.ONLY_ZEROS));
    }

    /** If activations are alike, another derivative is a factor: of one that is known to few digits, several forms may be it. */
    private static boolean isAnyFactor(Candidate base, Evidence evidence, int layer) {
        List<TensorName> upTo = evidence.gradients().stream()
                .filter(tensor -> tensor.layer() <= layer)
                .toList();
        LinearFit fit = LinearFit.ofFactor(base, evidence, upTo);
        return !fit.allowed().isEmpty() && !Scaled.isSharp(fit);
    }

    private Candidate candidate(Candidate base, Form form, Layers layers) {
        String sentence = "dZ = dA ∘ f has the factor f = %s in place of σ'(Z) = A(1 − A), %s: %s"
                .formatted(form.formula(), layers.inWords("in every hidden layer"), form.why());
        return base.departing(
                        departure -> layers.inEach(departure, (each, i) -> each.withSlope(i, form.slope())),
                        mistake(sentence, form.remedy(), layers))
                .oneOf(FORMS.size());
    }

    /**
     * Whether ReLU's derivative is told from others. A layer in which it is 1 throughout has no factor at all, and one in
     * which it is 0 throughout has zeros, as have all before it: many mistakes make those.
     */
    private static boolean isDistinguishable(Layers layers, Evidence evidence) {
        for (int i = evidence.depth() - 1; i >= 1; i--) {
            if (layers.contains(i)) {
                ExactMatrix Z = evidence.solution().Z().get(i - 1);
                long positive =
                        IntStream.range(0, Z.size()).filter(k -> Z.high(k) > 0).count();
                if (positive < Z.size()) {
                    return positive > 0;
                }
            }
        }
        return false;
    }
}
