package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.harness.diagnosis.fit.Interval;
import org.gradcheck4j.harness.diagnosis.fit.LinearFit;
import org.gradcheck4j.harness.diagnosis.fit.UsualFactor;
import org.gradcheck4j.harness.text.Figures;

/** c·dW and c·db in every layer. If c is between −1 and 0, that is {@link UpdateReturned}. */
public final class Scaled extends Hypothesis {

    /** Public since it is what every multiple can be called, if nothing better is known. */
    public static final DiagnosisId ID = new DiagnosisId("scaled");

    /** The product with c, and c itself. */
    private static final int ROUNDINGS = 2;

    /** A whole number lies in an interval this narrow by chance once in 32 times. */
    private static final double NARROW = 0x1p-5;

    /**
     * An interval this narrow, relative to itself, holds one of the usual factors by chance once in 500 times: there are about
     * two of them for each factor e.
     */
    private static final double SHARP = 0x1p-10;

    /** Learning rates that people use. */
    private static final List<String> RATES = List.of("0.1", "0.01", "0.001", "0.0001", "0.05", "0.005", "0.3", "0.03");

    Scaled() {
        super(ID.text());
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        // Two factors are one, with another value.
        if (base.isMultipleOfFormula()) {
            return Stream.empty();
        }
        LinearFit fit = LinearFit.ofFactor(base, evidence, evidence.gradients());
        Stream<Candidate> known = fit.hasEnough() && isSharp(fit)
                ? UsualFactor.allowed(usual(evidence), fit, evidence.samples())
                        .map(each -> candidate(base, evidence, each.value(), ": as if " + each.why(), each.remedy()))
                : Stream.empty();
        Stream<Candidate> fitted = fit.values().filter(c -> c > 0 || c <= -1).map(c -> candidate(
                        base,
                        evidence,
                        c,
                        divisor(evidence, fit),
                        "look for a factor that multiplies the loss or its derivative")
                .fitted());
        return Stream.concat(known, fitted);
    }

    /** {@return whether the numbers tell the factor so well that a usual one is not a coincidence} */
    static boolean isSharp(LinearFit fit) {
        Interval allowed = fit.allowed();
        return !allowed.isEmpty() && allowed.high() - allowed.low() <= SHARP * Math.abs(fit.leastSquares());
    }

    /** {@return whether the last layer is the formula's, times some factor: then that is the simplest to say of it} */
    static boolean fitsLastLayer(Evidence evidence) {
        return !LinearFit.ofFactor(Candidate.formula(), evidence, evidence.gradientsOf(evidence.depth()))
                .allowed()
                .isEmpty();
    }

    private Candidate candidate(Candidate base, Evidence evidence, double c, String why, String remedy) {
        String sentence = "every dW and db is %s times the formula's%s".formatted(Figures.factor(c), why);
        return base.changing(Scaling.rounded(c, ROUNDINGS, evidence.arithmetic()), mistake(sentence, remedy, "c", c));
    }

    /** If m/c is whole, and the numbers tell it from the numbers next to it, what the sum is divided by. */
    private static String divisor(Evidence evidence, LinearFit fit) {
        double m = evidence.samples();
        double nearest = Math.rint(m / fit.leastSquares());
        Interval allowed = fit.allowed();
        boolean sharp = allowed.low() > 0 && m / allowed.low() - m / allowed.high() < NARROW;
        if (!sharp || nearest <= 0 || !allowed.contains(m / nearest)) {
            return "";
        }
        double parts = nearest / m;
        String alsoDivided = parts == Math.rint(parts)
                ? "; or it is divided by m and by %s, as the mean of %s micro-batches is"
                        .formatted(Figures.sixDigits(parts), Figures.sixDigits(parts))
                : "";
        return ": as if the sum over the batch is divided by %s, and not by m = %s%s"
                .formatted(Figures.sixDigits(nearest), Figures.sixDigits(m), alsoDivided);
    }

    /** The factors that people end up with, each with its cause. */
    private static List<UsualFactor> usual(Evidence evidence) {
        int m = evidence.samples();
        List<UsualFactor> usual = new ArrayList<>();
        usual.add(new UsualFactor(
                2,
                "a factor 2 is left over, as from the derivative of a square",
                "leave it out: the cross-entropy has none"));
        usual.add(new UsualFactor(0.5, "the loss is averaged by 1/(2m), as a squared error is", "divide by m"));
        if (m > 1) {
            usual.add(new UsualFactor(
                    -m, "it is the sum over the batch, with the opposite sign", "take A − y, and divide by m"));
            usual.add(new UsualFactor(
                    1.0 / m, "the sum over the batch is divided by m twice, once too often", "divide once"));
            usual.add(new UsualFactor(
                    m / (m - 1.0), "the sum over the batch is divided by m − 1, as a variance is", "divide by m"));
            usual.add(new UsualFactor(
                    (m - 1.0) / m,
                    "a factor (m − 1)/m is left over, as from converting a sample variance",
                    "divide the sum by m alone"));
        }
        int features = evidence.network().layer(1).inputs();
        if (features != m) {
            usual.add(new UsualFactor(
                    (double) m / features,
                    "the sum over the batch is divided by %d, the number of features, and not by m = %d"
                            .formatted(features, m),
                    "divide by the number of samples: the other axis of X"));
        }
        for (String rate : RATES) {
            double eta = Double.parseDouble(rate);
            usual.add(new UsualFactor(
                    eta,
                    "a learning rate of %s is in it, so that the step is returned; or it is momentum's (1 − β)dW, β = %s"
                            .formatted(rate, Figures.sixDigits(1 - eta)),
                    "return the gradient itself, and leave the update to the optimizer"));
        }
        return usual;
    }
}
