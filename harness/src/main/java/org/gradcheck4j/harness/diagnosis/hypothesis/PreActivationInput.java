package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.bound.InputOfDW;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Layers;

/** dW[i] = 1/m dZ[i] Z[i−1]ᵀ in every layer after the first; then in one alone. */
final class PreActivationInput extends Hypothesis {

    PreActivationInput() {
        super("pre-activation-input");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        Layers later = Layers.upTo(evidence.depth(), i -> i > 1);
        return Stream.concat(later.together(), later.alone())
                .map(layers -> base.departing(
                        departure -> layers.inEach(
                                departure, (each, i) -> each.withInputOfDW(i, InputOfDW.preActivation(i - 1))),
                        mistake(sentence(layers), "use " + layers.input(), layers)));
    }

    private static String sentence(Layers layers) {
        boolean one = layers.isOne();
        return ("dW%s is made with Z%s, which the layer before has not yet put through σ, in place of %s, the input of the "
                        + "layer, %s: the wrong one of the two is taken from the cache")
                .formatted(
                        one ? layers.first() : "[i]",
                        one ? layers.first() - 1 : "[i−1]",
                        layers.input(),
                        layers.inWords("in every layer after the first"));
    }
}
