package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.GradientSelection;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.harness.diagnosis.fit.Interval;
import org.gradcheck4j.harness.diagnosis.fit.LinearFit;
import org.gradcheck4j.harness.text.Figures;

/** k·G for a whole k: as many gradients added up. */
final class Accumulated extends Hypothesis {

    /** The largest k that is tried: people seldom add up more gradients. */
    private static final int MOST_GRADIENTS = 64;

    /** The numbers must tell k from most others: of intervals this wide, one in 32 holds a whole number by chance. */
    private static final double NARROW = 0x1p-5;

    Accumulated() {
        super("accumulated");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        if (base.isMultipleOfFormula()) {
            return Stream.empty();
        }
        return whole(LinearFit.ofFactor(base, evidence, evidence.gradients()), base, evidence);
    }

    /** Each k that every db allows: a penalty on the weights, say, leaves db as it is. */
    @Override
    public Stream<Candidate> asFirstOfTwo(Evidence evidence) {
        Candidate base = Candidate.formula();
        GradientSelection biases = GradientSelection.everyDb(evidence.depth());
        return whole(LinearFit.ofFactor(base, evidence, biases.among(evidence.gradients())), base, evidence);
    }

    private Stream<Candidate> whole(LinearFit fit, Candidate base, Evidence evidence) {
        Interval allowed = fit.allowed();
        return allowed.high() - allowed.low() > NARROW
                ? Stream.empty()
                : IntStream.rangeClosed(2, MOST_GRADIENTS)
                        .filter(k -> k != evidence.samples() && fit.hasEnough() && allowed.contains(k))
                        .mapToObj(k -> candidate(base, evidence, k));
    }

    /** k − 1 additions round, and so does each gradient that is added. */
    private Candidate candidate(Candidate base, Evidence evidence, int k) {
        int m = evidence.samples();
        String count = Figures.sixDigits(k);
        int features = evidence.network().layer(1).inputs();
        boolean isOtherAxis = features * k == m;
        String otherAxis = isOtherAxis
                ? "the sum over the batch is divided by %d, the number of features (X.shape[1], if samples are rows), and not by m = %d; or "
                        .formatted(features, m)
                : "";
        String sentence =
                ("every dW and db is %s times the formula's: as if %s%s gradients are added up, since backward is called %s without "
                                + "zero_grad in between, or since the means of %s micro-batches are added and not divided by %s%s%s")
                        .formatted(
                                count,
                                otherAxis,
                                count,
                                k == 2 ? "twice" : count + " times",
                                count,
                                count,
                                k == 2 ? "; or a factor 2 is left over, as from the derivative of a square" : "",
                                m % k == 0 && !isOtherAxis
                                        ? "; or the sum over the batch is divided by %d, and not by m".formatted(m / k)
                                        : "");
        return base.changing(
                Scaling.rounded(k, k, evidence.arithmetic()),
                mistake(
                        sentence,
                        (isOtherAxis ? "divide by the number of samples; if you do, " : "")
                                + "set the gradients to zero first, and call backward once: if the factor stays, it is in the loss",
                        "k",
                        k));
    }
}
