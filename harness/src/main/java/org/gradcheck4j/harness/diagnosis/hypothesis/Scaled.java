package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** c·dW and c·db in every layer. */
final class Scaled implements Hypothesis {

    static final DiagnosisId ID = new DiagnosisId("scaled");

    /** The product with c, and c itself. */
    private static final int ROUNDINGS = 2;

    @Override
    public DiagnosisId id() {
        return ID;
    }

    @Override
    public boolean isFactor() {
        return true;
    }

    @Override
    public boolean hasParameter() {
        return true;
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        double underflow = evidence.arithmetic().underflow();
        LinearFit fit = new LinearFit();
        Interval allowed = Interval.all();
        int informative = 0;
        for (TensorName tensor : evidence.backwards()) {
            Predicted once = evidence.predicted(base, tensor)
                    .times(1, ROUNDINGS * evidence.arithmetic().unitRoundoff(), 0);
            Matrix actual = evidence.actual(tensor);
            for (int k = 0; k < actual.size(); k++) {
                double value = once.value().get(k);
                double size = Math.abs(value);
                double slack = once.slack(k);
                if (size > slack) {
                    // |actual − c value| ≤ |c| slack + η, for c of either sign
                    double aligned = Math.signum(value) * actual.get(k);
                    double least = aligned - underflow;
                    double most = aligned + underflow;
                    allowed = allowed.and(
                            Math.min(least / (size + slack), least / (size - slack)),
                            Math.max(most / (size + slack), most / (size - slack)));
                    fit.add(actual.get(k), value, slack + underflow);
                    informative++;
                }
            }
            if (allowed.isEmpty()) {
                return Stream.empty();
            }
        }
        if (informative < LinearFit.LEAST_ENTRIES) {
            return Stream.empty();
        }
        double estimate = fit.leastSquares();
        Interval possible = allowed;
        Stream<Candidate> known = usual(evidence.batch()).entrySet().stream()
                .filter(each -> possible.contains(each.getKey()))
                .sorted(Comparator.comparing(each -> Math.abs(each.getKey() - estimate)))
                .map(each -> candidate(base, evidence, each.getKey(), each.getValue()));
        Stream<Candidate> fitted = possible.likely(estimate)
                .map(c -> candidate(base, evidence, c, "look for a factor that multiplies the loss or its derivative")
                        .fitted());
        return Stream.concat(known, fitted);
    }

    private Candidate candidate(Candidate base, Evidence evidence, double c, String cause) {
        String sentence = "every dW and db is %s times the formula's: %s".formatted(BriefNumber.brief(c), cause);
        return base.with(
                Scaling.rounded(c, ROUNDINGS, evidence.arithmetic()), new Supposition(ID, sentence, Map.of("c", c)));
    }

    /** The factors that people end up with. */
    private static Map<Double, String> usual(int m) {
        Map<Double, String> usual = new LinkedHashMap<>();
        usual.put(2.0, "a factor 2 is left over, as from the derivative of a square; the cross-entropy has none");
        usual.put(0.5, "the loss is averaged by 1/(2m), as a squared error is; divide by m");
        if (m > 1) {
            usual.put((double) -m, "it is the sum over the batch, with the opposite sign; take A − y, and divide by m");
        }
        if (m > 2) {
            usual.put(m / (m - 1.0), "the sum over the batch is divided by m − 1, as a variance is; divide by m");
            usual.put((m - 1.0) / m, "the sum of m − 1 samples' worth is divided by m; divide the sum of all by m");
            usual.put(1.0 / m, "the sum over the batch is divided by m twice, once too often; divide once");
        }
        return usual;
    }
}
