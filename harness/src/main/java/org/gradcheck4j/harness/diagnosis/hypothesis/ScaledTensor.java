package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.GradientSelection;

/** c·G in the layers up to one, in one layer, or in one dW or db alone; or c for each step back from the output. */
final class ScaledTensor extends ScaledPart {

    ScaledTensor() {
        super("scaled-tensor");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        int L = evidence.depth();
        Stream<Candidate> parts = Stream.concat(
                        GradientSelection.ofFirstLayers(L),
                        GradientSelection.ofOneLayer(L).flatMap(GradientSelection::withParts))
                .flatMap(selection -> scaled(base, evidence, selection));
        return Stream.concat(parts, new ScaledByLayer(id(), base, evidence).candidates());
    }
}
