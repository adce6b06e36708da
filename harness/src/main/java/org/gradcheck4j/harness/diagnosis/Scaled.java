package org.gradcheck4j.harness.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.model.Matrix;

/** c·dW and c·db in every layer. */
final class Scaled implements Hypothesis {

    /** The product with c, and c itself. */
    private static final double ROUNDINGS = 2;

    @Override
    public String id() {
        return "scaled";
    }

    @Override
    public boolean hasParameter() {
        return true;
    }

    @Override
    public Stream<Suspect> suspects(Suspect base, Evidence evidence) {
        double rounding = ROUNDINGS * evidence.arithmetic().unitRoundoff();
        LinearFit fit = new LinearFit();
        Interval allowed = Interval.all();
        for (String tensor : evidence.backwards()) {
            Predicted predicted = evidence.predicted(base, tensor).times(1, rounding);
            Matrix actual = evidence.actual(tensor);
            for (int k = 0; k < actual.size(); k++) {
                double value = predicted.value().get(k);
                double slack = predicted.slack(k);
                if (Math.abs(value) > slack) {
                    // The bound grows with c: the entry allows from |actual|/(|value| + bound) to |actual|/(|value| −
                    // bound).
                    double sign = Math.signum(value);
                    double size = Math.abs(value);
                    double one = sign * actual.get(k) / (size + slack);
                    double other = sign * actual.get(k) / (size - slack);
                    allowed = allowed.and(Math.min(one, other), Math.max(one, other));
                    fit.add(actual.get(k), value, slack);
                }
            }
            if (allowed.isEmpty()) {
                return Stream.empty();
            }
        }
        if (!fit.hasEnough()) {
            return Stream.empty();
        }
        double estimate = allowed.nearest(fit.leastSquares());
        double c = estimate;
        String cause = "look for a factor that multiplies the loss or its derivative";
        for (Map.Entry<Double, String> usual : usual(evidence.batch()).entrySet()) {
            if (allowed.contains(usual.getKey())) {
                c = usual.getKey();
                cause = usual.getValue();
            }
        }
        boolean known = c != estimate;
        if (!known) {
            c = allowed.roundest(estimate);
        }
        String sentence = "every dW and db is %s times the formula's: %s".formatted(Numbers.brief(c), cause);
        Suspect suspect = base.with(new Scaling(c, rounding), new Finding(id(), sentence, Map.of("c", c)));
        return Stream.of(known ? suspect : suspect.fitted());
    }

    /** The factors that people end up with. */
    private static Map<Double, String> usual(int m) {
        Map<Double, String> usual = new LinkedHashMap<>();
        usual.put(2.0, "a factor 2 is left over, as from the derivative of a square; the cross-entropy has none");
        usual.put(0.5, "the loss is averaged by 1/(2m), as a squared error is; divide by m");
        if (m > 2) {
            usual.put(m / (m - 1.0), "the sum over the batch is divided by m − 1, as a variance is; divide by m");
            usual.put((m - 1.0) / m, "the sum of m − 1 samples' worth is divided by m; divide the sum of all by m");
            usual.put(1.0 / m, "the sum over the batch is divided by m twice, once too often; divide once");
        }
        return usual;
    }
}
