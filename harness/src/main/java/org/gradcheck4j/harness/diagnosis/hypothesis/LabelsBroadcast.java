package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.model.Matrix;

/** y replaced by its mean: an [m × 1] array against an [m] one. */
final class LabelsBroadcast extends Hypothesis {

    LabelsBroadcast() {
        super("labels-broadcast");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        Matrix y = evidence.labels();
        double mean = Arrays.stream(y.toArray()).average().orElseThrow();
        // The mean rounds m times; two to spare.
        int roundings = evidence.samples() + 2;
        String sentence = String.format(
                Locale.ROOT,
                "every sample is given the mean of the labels, %.4g, in place of its own: an [m × 1] array against an [m] one"
                        + " broadcasts to [m × m], so each output is compared with every label",
                mean);
        return Stream.of(base.departing(
                departure -> departure.withLabels(y.map(label -> mean), roundings),
                mistake(sentence, "give both the same shape")));
    }
}
