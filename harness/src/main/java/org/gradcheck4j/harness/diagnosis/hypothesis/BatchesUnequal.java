package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Mistake;
import org.gradcheck4j.harness.diagnosis.fit.LastLayer;
import org.gradcheck4j.harness.diagnosis.fit.Shortlist;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Matrix;

/** The mean of the means of mini-batches, of which the last is smaller. */
record BatchesUnequal(DiagnosisId id, Candidate base, Evidence evidence) {

    /** {@return the computations with such batches, of every size that comes into question} */
    Stream<Candidate> candidates() {
        int m = evidence.samples();
        LastLayer layer = new LastLayer(evidence, base);
        double[] dZ = layer.outputs(LastLayer::residual);
        return Shortlist.of(
                IntStream.range(2, m)
                        .filter(size -> m % size != 0)
                        .filter(size ->
                                layer.isNear(j -> layer.product(j, layer.outputs(k -> weight(k, size, m) * dZ[k]))))
                        .mapToObj(this::candidate),
                evidence,
                m);
    }

    /** m/(batches · size of the sample's batch) */
    private static double weight(int k, int size, int m) {
        int full = m / size;
        int own = k < full * size ? size : m - full * size;
        return (double) m / ((full + 1) * own);
    }

    private Candidate candidate(int size) {
        int m = evidence.samples();
        Matrix weights = evidence.labels().withEntries(k -> weight(k, size, m));
        String sentence =
                ("it is as if the mean of the means of %d mini-batches of %d samples is taken, of which the last has only %d: "
                                + "each of those counts %s times as much as another sample%s")
                        .formatted(
                                m / size + 1,
                                size,
                                m % size,
                                Figures.sixDigits((double) size / (m % size)),
                                size % (m % size) == 0 ? ", as it also does if it is repeated to fill the batch" : "");
        return base.departing(
                departure -> departure.withSampleWeights(weights),
                new Mistake(
                        id,
                        sentence,
                        "weight each mean with the size of its batch, or add up sums and divide by m",
                        Map.of("batch", (double) size)));
    }
}
