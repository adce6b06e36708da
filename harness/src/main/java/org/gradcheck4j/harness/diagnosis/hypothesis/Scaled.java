package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.harness.diagnosis.fit.Interval;
import org.gradcheck4j.harness.diagnosis.fit.LinearFit;
import org.gradcheck4j.harness.diagnosis.fit.UsualFactor;
import org.gradcheck4j.harness.text.Figures;

/** c·dW and c·db in every layer. If c may be −η, of a learning rate η, that is {@link UpdateReturned}. */
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
                ? UsualFactor.allowed(UsualFactors.ofAllGradients(evidence), fit, evidence.samples())
                        .map(each -> candidate(base, evidence, each.value(), ": as if " + each.why(), each.remedy()))
                : Stream.empty();
        Stream<Candidate> fitted = fit.values()
                .filter(c -> isNearEstimate(fit))
                .filter(c -> c != 0 && !UpdateReturned.isStep(c))
                .map(c -> candidate(
                                base,
                                evidence,
                                c,
                                number(c, fit),
                                divisor(evidence, fit),
                                "look for a factor that multiplies the loss or its derivative")
                        .fitted());
        return Stream.concat(known, fitted);
    }

    /**
     * Whether the estimate lies within what every entry allows, or not far from it. Rounding errors leave it there; of another mistake, a
     * bound that is wide may allow a factor that most entries speak against.
     */
    private static boolean isNearEstimate(LinearFit fit) {
        Interval allowed = fit.allowed();
        double beside = Math.max(allowed.low() - fit.leastSquares(), fit.leastSquares() - allowed.high());
        return beside <= (allowed.high() - allowed.low()) / 2;
    }

    /** The factor, and between which numbers it lies if that is not nearly the same. */
    private static String number(double c, LinearFit fit) {
        return isSharp(fit)
                ? Figures.factor(c)
                : "about %s (from %s to %s)"
                        .formatted(
                                Figures.atMost(3, c),
                                Figures.atMost(3, fit.allowed().low()),
                                Figures.atMost(3, fit.allowed().high()));
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

    /** {@return whether every dW and db is the formula's, times some factor that is positive and may have two digits} */
    public static boolean fitsWithRoundFactor(Evidence evidence) {
        LinearFit fit = LinearFit.ofFactor(Candidate.formula(), evidence, evidence.gradients());
        double round = Double.parseDouble(Figures.atMost(2, fit.leastSquares()));
        return fit.hasEnough() && round > 0 && fit.allowed().contains(round);
    }

    private Candidate candidate(Candidate base, Evidence evidence, double c, String why, String remedy) {
        return candidate(base, evidence, c, Figures.factor(c), why, remedy);
    }

    private Candidate candidate(Candidate base, Evidence evidence, double c, String number, String why, String remedy) {
        String sentence = "every dW and db is %s times the formula's%s".formatted(number, why);
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
}
