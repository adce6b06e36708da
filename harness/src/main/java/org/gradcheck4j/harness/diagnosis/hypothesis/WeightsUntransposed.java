package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Layers;

/** dA[i−1] = W[i] dZ[i], the transpose forgotten, in every layer whose shape allows it; then in one alone. */
final class WeightsUntransposed extends Hypothesis {

    WeightsUntransposed() {
        super("weights-untransposed");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        Layers square = Layers.upTo(evidence.depth(), i -> i > 1 && evidence.isSquare(i));
        return Stream.concat(square.together(), square.alone())
                .map(layers -> base.departing(
                        departure -> layers.inEach(
                                departure,
                                (each, i) -> each.withWeights(
                                        i, evidence.network().layer(i).weights().transpose())),
                        mistake(sentence(layers), "multiply by Wᵀ", layers)));
    }

    private static String sentence(Layers layers) {
        String product = layers.isOne()
                ? "dA%d = W%d dZ%d".formatted(layers.first() - 1, layers.first(), layers.first())
                : "dA[i−1] = W[i] dZ[i]";
        return "%s lacks the transpose of W, %s: the shapes fit either way, so that no error is raised"
                .formatted(product, layers.inWords("in every layer with as many outputs as inputs"));
    }
}
