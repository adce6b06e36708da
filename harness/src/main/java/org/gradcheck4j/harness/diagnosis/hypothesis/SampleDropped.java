package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.departure.DepartedSolution;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.harness.diagnosis.fit.Saturation;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** The sum without sample k, divided by m − 1; then by m. It tries 2m candidates, which the numbers must make up for. */
final class SampleDropped extends OutputHypothesis {

    /** 1/(m − 1) in place of 1/m: each rounded, and used once. */
    private static final int ROUNDINGS = 2;

    SampleDropped() {
        super("sample-dropped", Departure::weighsSamples);
    }

    @Override
    Stream<Candidate> candidatesOfOutput(Candidate base, Evidence evidence) {
        int m = evidence.samples();
        return m == 1
                ? Stream.empty()
                : Stream.of(m - 1, m).flatMap(divisor -> IntStream.range(0, m)
                        .filter(k -> Saturation.shows(evidence, k))
                        .filter(k -> isPossible(base, evidence, k, divisor))
                        .mapToObj(k -> candidate(base, evidence, k, divisor)));
    }

    private Candidate candidate(Candidate base, Evidence evidence, int k, int divisor) {
        int m = evidence.samples();
        String place = k == 0 ? ", the first," : k == m - 1 ? ", the last," : "";
        String cause = k == 0
                ? "a loop starts too late, or data are taken for a header"
                : k == m - 1 ? "a loop ends too early" : "it is masked, or lost on reading";
        String mean =
                divisor == m ? "but the sum is still divided by all %d".formatted(m) : "and the sum divided by m − 1";
        String sentence =
                "sample %d (from 0)%s is left out of the batch of %d, %s: as if %s".formatted(k, place, m, mean, cause);
        Candidate byM = base.departing(
                        departure ->
                                departure.withSampleWeights(evidence.labels().withEntries(j -> j == k ? 0 : 1)),
                        mistake(sentence, "use all samples", "sample", k))
                .oneOf(2.0 * m);
        return divisor == m
                ? byM
                : byM.alsoChanging(Scaling.rounded((double) m / divisor, ROUNDINGS, evidence.arithmetic()));
    }

    /** Whether db[L] can be without sample k. That is one subtraction, so that most samples cost nothing more. */
    private static boolean isPossible(Candidate base, Evidence evidence, int k, int divisor) {
        int L = evidence.depth();
        int m = evidence.samples();
        DepartedSolution solution = evidence.departed(base.departure());
        double all = m * solution.db(L).high(0);
        double one = solution.dZ(L).high(k);
        double bound = m * solution.boundOfDb(L).get(0);
        double rounding = ROUNDINGS * 2 * evidence.arithmetic().unitRoundoff();
        Predicted without = new Predicted(
                Matrix.row((all - one) / divisor),
                Matrix.row((bound + rounding * (Math.abs(all) + Math.abs(one) + bound)) / divisor));
        TensorName db = TensorName.db(L);
        return base.changed(db, without).fits(evidence.actual(db));
    }
}
