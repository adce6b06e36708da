package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.bound.InputOfDW;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Layers;

/** dW[i] = 1/m dZ[i] Xᵀ in every layer after the first whose shape allows it; then in one alone. */
final class InputEverywhere extends Hypothesis {

    InputEverywhere() {
        super("input-everywhere");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        int features = evidence.network().inputs();
        Layers fitting = Layers.upTo(
                evidence.depth(), i -> i > 1 && evidence.network().layer(i).inputs() == features);
        return Stream.concat(fitting.together(), fitting.alone())
                .map(layers -> base.departing(
                        departure ->
                                layers.inEach(departure, (each, i) -> each.withInputOfDW(i, InputOfDW.activation(0))),
                        mistake(sentence(layers), "use " + layers.input(), layers)));
    }

    private static String sentence(Layers layers) {
        return "dW%s is made with X, the input of the network, in place of %s, the input of the layer, %s"
                .formatted(
                        layers.isOne() ? layers.first() : "[i]",
                        layers.input(),
                        layers.inWords("in every layer with as many inputs as features"));
    }
}
