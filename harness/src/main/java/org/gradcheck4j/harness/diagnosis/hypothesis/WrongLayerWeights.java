package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Layers;
import org.gradcheck4j.harness.diagnosis.candidate.Mistake;
import org.gradcheck4j.model.Matrix;

/** dA[i−1] = W[j]ᵀ dZ[i] with another layer's weights: one pair of layers; then every layer with those of the layer before. */
final class WrongLayerWeights extends Hypothesis {

    WrongLayerWeights() {
        super("wrong-layer-weights");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        int L = evidence.depth();
        Stream<Candidate> pairs = IntStream.rangeClosed(2, L).boxed().flatMap(i -> IntStream.rangeClosed(1, L)
                .filter(j -> fits(i, j, evidence))
                .mapToObj(j -> pair(base, i, j, evidence)));
        return Stream.concat(
                pairs,
                Layers.upTo(L, i -> fits(i, i - 1, evidence))
                        .together()
                        .map(layers -> shifted(base, layers, evidence)));
    }

    private static boolean fits(int i, int j, Evidence evidence) {
        return i != j && j > 0 && weights(i, evidence).hasShapeOf(weights(j, evidence));
    }

    private Candidate pair(Candidate base, int i, int j, Evidence evidence) {
        String sentence =
                ("dA%d = W%dᵀ dZ%d has the weights of layer %d in place of those of layer %d: both have the same "
                                + "shape, so that no error is raised")
                        .formatted(i - 1, j, i, j, i);
        return base.departing(
                departure -> departure.withWeights(i, weights(j, evidence)),
                new Mistake(
                        id(), sentence, "multiply by W" + i + "ᵀ", Map.of("layer", (double) i, "weights", (double) j)));
    }

    private Candidate shifted(Candidate base, Layers layers, Evidence evidence) {
        return base.departing(
                departure -> layers.inEach(departure, (each, i) -> each.withWeights(i, weights(i - 1, evidence))),
                mistake(
                        "dA[i−1] = W[i−1]ᵀ dZ[i] has the weights of the layer before, in every layer whose weights have the "
                                + "same shape: an index into the list of weights is off by one",
                        "multiply by W[i]ᵀ"));
    }

    private static Matrix weights(int i, Evidence evidence) {
        return evidence.network().layer(i).weights();
    }
}
