package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.model.Matrix;

/** y → 1 − y. */
final class LabelsFlipped extends Hypothesis {

    LabelsFlipped() {
        super("labels-flipped");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        Matrix flipped = evidence.labels().map(y -> 1 - y);
        String sentence = "the gradient is that of the labels 1 − y: the two classes are swapped, as when 0 and 1 are "
                + "given to the wrong class on reading the data";
        return Stream.of(
                base.departing(departure -> departure.withLabels(flipped, 1), mistake(sentence, "swap them back")));
    }
}
