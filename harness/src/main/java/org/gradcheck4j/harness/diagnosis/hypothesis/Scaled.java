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

    /** What made the factor, and how to undo it. */
    private record Cause(String why, String remedy) {}

    private static final Cause NONE = new Cause("", "");

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
                evidence, evidence.gradients(), candidate(base, evidence, 0, NONE), candidate(base, evidence, 1, NONE));
        Stream<Candidate> known = usual(evidence.batch()).entrySet().stream()
                .filter(each -> fit.hasEnough() && fit.allowed().contains(each.getKey()))
                .sorted(Comparator.comparing(each -> Math.abs(each.getKey() - fit.leastSquares())))
                .map(each -> candidate(base, evidence, each.getKey(), each.getValue()));
        Stream<Candidate> fitted = fit.values().map(c -> candidate(
                        base,
                        evidence,
                        c,
                        new Cause("", "look for a factor that multiplies the loss or its derivative"))
                .fitted());
        return Stream.concat(known, fitted);
    }

    private Candidate candidate(Candidate base, Evidence evidence, double c, Cause cause) {
        String sentence = "every dW and db is %s times the formula's%s".formatted(Figures.sixDigits(c), cause.why());
        return base.changing(
                Scaling.rounded(c, ROUNDINGS, evidence.arithmetic()), mistake(sentence, cause.remedy(), "c", c));
    }

    /** The factors that people end up with, each with its cause. */
    private static Map<Double, Cause> usual(int m) {
        Map<Double, Cause> usual = new LinkedHashMap<>();
        usual.put(
                2.0,
                new Cause(
                        ": a factor 2 is left over, as from the derivative of a square",
                        "leave it out: the cross-entropy has none"));
        usual.put(0.5, new Cause(": the loss is averaged by 1/(2m), as a squared error is", "divide by m"));
        if (m > 1) {
            usual.put(
                    (double) -m,
                    new Cause(": it is the sum over the batch, with the opposite sign", "take A − y, and divide by m"));
        }
        if (m > 2) {
            usual.put(
                    m / (m - 1.0),
                    new Cause(": the sum over the batch is divided by m − 1, as a variance is", "divide by m"));
            usual.put(
                    (m - 1.0) / m,
                    new Cause(
                            ": a factor (m − 1)/m is left over, as from converting a sample variance",
                            "divide the sum by m alone"));
            usual.put(
                    1.0 / m,
                    new Cause(": the sum over the batch is divided by m twice, once too often", "divide once"));
        }
        return usual;
    }
}
