package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.model.Matrix;

/** y → 1 − y. */
final class LabelsFlipped implements Hypothesis {

    static final DiagnosisId ID = new DiagnosisId("labels-flipped");

    @Override
    public DiagnosisId id() {
        return ID;
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        Matrix y = evidence.solution().batch().y();
        String sentence = "the gradient is that of the labels 1 − y: the two classes are swapped, as when 0 and 1 are "
                + "given to the wrong class on reading the data; swap them back";
        return Stream.of(
                base.with(base.departure().withLabels(y.map(label -> 1 - label), 1), Supposition.of(ID, sentence)));
    }
}
