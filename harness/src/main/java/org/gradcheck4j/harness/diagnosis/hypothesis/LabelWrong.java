package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.fit.LastLayer;
import org.gradcheck4j.harness.diagnosis.fit.Saturation;
import org.gradcheck4j.harness.diagnosis.fit.Shortlist;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Matrix;

/** 1 − y in place of y, for one sample. */
final class LabelWrong extends OutputHypothesis {

    LabelWrong() {
        super("label-wrong", Departure::hasOtherLabels);
    }

    @Override
    Stream<Candidate> candidatesOfOutput(Candidate base, Evidence evidence) {
        if (!base.isFormulaOrMultiple()) {
            return Stream.empty();
        }
        LastLayer layer = new LastLayer(evidence, base);
        double[] formula = layer.products(layer.outputs(LastLayer::residual));
        int m = evidence.samples();
        return Shortlist.of(
                IntStream.range(0, m)
                        .filter(k -> !Saturation.hides(evidence, k))
                        .filter(k -> layer.isNear(j -> formula[j] + (2 * layer.y(k) - 1) * layer.input(j, k)))
                        .mapToObj(k -> candidate(base, evidence, k)),
                evidence,
                m);
    }

    private Candidate candidate(Candidate base, Evidence evidence, int k) {
        int m = evidence.samples();
        Matrix y = evidence.labels();
        Matrix wrong = y.withEntries(j -> j == k ? 1 - y.get(j) : y.get(j));
        String sentence =
                ("the label of sample %d (from 0)%s is %s in place of %s, and all others are right: as if a loop that "
                                + "copies the labels starts too late or ends too early, or a row is read wrong")
                        .formatted(
                                k,
                                k == 0 ? ", the first," : k == m - 1 ? ", the last," : "",
                                Figures.sixDigits(wrong.get(k)),
                                Figures.sixDigits(y.get(k)));
        return base.departing(
                departure -> departure.withLabels(wrong, 0),
                mistake(sentence, "compare the labels with the original data", "sample", k));
    }
}
