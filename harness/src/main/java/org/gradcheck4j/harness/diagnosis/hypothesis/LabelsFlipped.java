package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
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
                + "given to the wrong class on reading the data" + alsoShifted(evidence.labels());
        return Stream.of(
                base.departing(departure -> departure.withLabels(flipped, 1), mistake(sentence, "swap them back")));
    }

    private static String alsoShifted(Matrix y) {
        int m = y.size();
        return IntStream.range(1, m)
                .filter(r -> IntStream.range(0, m).allMatch(k -> y.get((k + r) % m) == 1 - y.get(k)))
                .mapToObj(
                        ("; or they are those of other samples, shifted by %d (labels-shifted), which is the same in this "
                                        + "batch: check with others")::formatted)
                .findFirst()
                .orElse("");
    }
}
