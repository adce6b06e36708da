package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.harness.text.Figures;

/** c·dW and c·db in every layer. */
final class Scaled extends Hypothesis {

    /** The product with c, and c itself. */
    private static final int ROUNDINGS = 2;

    Scaled() {
        super("scaled");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        // Two factors are one, with another value.
        if (base.isMultipleOfFormula()) {
            return Stream.empty();
        }
        LinearFit fit = LinearFit.between(
                evidence, evidence.gradients(), candidate(base, evidence, 0, ""), candidate(base, evidence, 1, ""));
        Stream<Candidate> known = usual(evidence.batch()).entrySet().stream()
                .filter(each -> fit.hasEnough() && fit.allowed().contains(each.getKey()))
                .sorted(Comparator.comparing(each -> Math.abs(each.getKey() - fit.leastSquares())))
                .map(each -> candidate(base, evidence, each.getKey(), each.getValue()));
        Stream<Candidate> fitted = fit.values()
                .map(c -> candidate(base, evidence, c, "look for a factor that multiplies the loss or its derivative")
                        .fitted());
        return Stream.concat(known, fitted);
    }

    private Candidate candidate(Candidate base, Evidence evidence, double c, String cause) {
        String sentence = "every dW and db is %s times the formula's: %s".formatted(Figures.sixDigits(c), cause);
        return base.changing(Scaling.rounded(c, ROUNDINGS, evidence.arithmetic()), mistake(sentence, "c", c));
    }

    /** The factors that people end up with, each with its cause. */
    private static Map<Double, String> usual(int m) {
        Map<Double, String> usual = new LinkedHashMap<>();
        usual.put(2.0, "a factor 2 is left over, as from the derivative of a square; the cross-entropy has none");
        usual.put(0.5, "the loss is averaged by 1/(2m), as a squared error is; divide by m");
        if (m > 1) {
            usual.put((double) -m, "it is the sum over the batch, with the opposite sign; take A − y, and divide by m");
        }
        if (m > 2) {
            usual.put(m / (m - 1.0), "the sum over the batch is divided by m − 1, as a variance is; divide by m");
            usual.put(
                    (m - 1.0) / m,
                    "a factor (m − 1)/m is left over, as from converting a sample variance; divide the sum by m alone");
            usual.put(1.0 / m, "the sum over the batch is divided by m twice, once too often; divide once");
        }
        return usual;
    }
}
