package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.departure.DepartedSolution;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** The sum without sample k, divided by m − 1; then by m. */
final class SampleDropped implements Hypothesis {

    static final DiagnosisId ID = new DiagnosisId("sample-dropped");

    /** 1/(m − 1) in place of 1/m: each rounded, and used once. */
    private static final int ROUNDINGS = 2;

    @Override
    public DiagnosisId id() {
        return ID;
    }

    @Override
    public boolean hasParameter() {
        return true;
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        int m = evidence.batch();
        if (m < 2) {
            return Stream.empty();
        }
        return Stream.of(m - 1, m).flatMap(divisor -> IntStream.range(0, m)
                .filter(k -> possible(base, evidence, k, divisor))
                .mapToObj(k -> candidate(base, evidence, k, divisor)));
    }

    private Candidate candidate(Candidate base, Evidence evidence, int k, int divisor) {
        int m = evidence.batch();
        String how =
                divisor == m ? "but the sum is still divided by all %d".formatted(m) : "and the sum divided by m − 1";
        String place = k == 0 ? ", the first" : k == m - 1 ? ", the last" : "";
        String sentence =
                ("sample %d (from 0)%s, is left out of the batch of %d, %s: a loop that starts or ends one off, "
                                + "or a row lost on reading (a header taken for data, or data for a header); take in all samples")
                        .formatted(k, place, m, how);
        Supposition finding = new Supposition(ID, sentence, Map.of("sample", (double) k));
        Candidate without = base.with(base.departure().withoutSample(k), finding);
        if (divisor == m) {
            return without;
        }
        // The mean is of all m in a varied pass; changes that are there already come after this one.
        return without.withFirst(Scaling.rounded((double) m / divisor, ROUNDINGS, evidence.arithmetic()));
    }

    /** Whether db[L], at least, could be without sample k: a look that costs nothing. */
    private static boolean possible(Candidate base, Evidence evidence, int k, int divisor) {
        int L = evidence.depth();
        int m = evidence.batch();
        DepartedSolution solution = evidence.solution(base.departure());
        double all = m * solution.db(L).high(0);
        double one = solution.dZ(L).high(k);
        double bound = m * solution.errorOfDb(L).get(0);
        double rounding = Math.abs(all) + Math.abs(one);
        Predicted db = new Predicted(
                Matrix.row((all - one) / divisor),
                Matrix.row(
                        (bound + ROUNDINGS * 2 * evidence.arithmetic().unitRoundoff() * (rounding + bound)) / divisor));
        for (GradientChange change : base.changes()) {
            db = change.bias(L, db);
        }
        return Math.abs(evidence.actual(TensorName.db(L)).get(0) - db.value().get(0)) <= db.slack(0);
    }
}
