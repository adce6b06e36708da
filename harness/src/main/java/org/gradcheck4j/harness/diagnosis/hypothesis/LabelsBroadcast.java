package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Arrays;
import java.util.stream.Stream;
import org.gradcheck4j.model.Matrix;

/** y replaced by its mean: an [m × 1] array against an [m] one. */
final class LabelsBroadcast implements Hypothesis {

    static final DiagnosisId ID = new DiagnosisId("labels-broadcast");

    @Override
    public DiagnosisId id() {
        return ID;
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        Matrix y = evidence.solution().batch().y();
        double mean = Arrays.stream(y.toArray()).average().orElseThrow();
        String sentence = "every sample is given the mean of the labels, %.4g, in place of its own: an [m × 1] array "
                        .formatted(mean)
                + "against an [m] one broadcasts to [m × m], so each output meets every label; give both the same shape";
        return Stream.of(base.with(
                base.departure().withLabels(y.map(label -> mean), y.columns() + 2), Supposition.of(ID, sentence)));
    }
}
