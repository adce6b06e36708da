package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.bound.InputOfDW;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Layers;

/** dW[i] = 1/m dZ[i] A[i]ᵀ, in every layer whose shape allows it; then in one layer alone. */
final class OwnActivation extends Hypothesis {

    OwnActivation() {
        super("own-activation");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        Layers square = Layers.upTo(evidence.depth(), evidence::isSquare);
        return Stream.concat(square.together(), square.alone())
                .map(layers -> base.departing(
                        departure ->
                                layers.inEach(departure, (each, i) -> each.withInputOfDW(i, InputOfDW.activation(i))),
                        mistake(sentence(layers), "use " + layers.input(), layers)));
    }

    private static String sentence(Layers layers) {
        boolean one = layers.isOne();
        return ("dW%s is made with A%s, the layer's own output, in place of %s, its input, %s: Z[i] = W[i] A[i−1] + b[i], "
                        + "so the derivative by W[i] is the input")
                .formatted(
                        one ? layers.first() : "[i]",
                        one ? layers.first() : "[i]",
                        layers.input(),
                        layers.inWords("in every layer with as many outputs as inputs"));
    }
}
