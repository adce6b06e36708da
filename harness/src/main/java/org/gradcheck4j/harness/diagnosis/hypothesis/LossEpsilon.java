package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.departure.OutputGradient;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.text.Figures;

/** dZ[L] = ((1 − y)/(1 − A + ε) − y/(A + ε)) s, of the loss with log(A + ε) and log(1 − A + ε). */
final class LossEpsilon extends OutputHypothesis {

    /** Those that people add to a logarithm, 1e-8 first. */
    private static final double[] USUAL = {
        1e-8, 1e-7, 1e-10, 1e-12, 1e-15, 1e-9, 1e-6, 1e-5, 1e-16, 1e-4, 1e-3, 1e-2, 1e-11, 1e-13, 1e-14
    };

    /** In u: 1 − A is off by about u, so that a smaller ε cannot be told from it. */
    private static final double SMALLEST_EPSILON = 64;

    /** The largest ε that is looked for, as of {@link ClippedLoss}. */
    private static final double LARGEST_EPSILON = 0.2;

    LossEpsilon() {
        super("loss-epsilon", Departure::hasOtherOutputGradient);
    }

    @Override
    Stream<Candidate> candidatesOfOutput(Candidate base, Evidence evidence) {
        EpsilonSearch search = new EpsilonSearch(evidence, epsilon -> candidate(base, epsilon), LossEpsilon::output);
        if (!base.mistakes().isEmpty()) {
            return search.known(USUAL); // a free ε on top of another mistake would fit too much
        }
        double smallest = SMALLEST_EPSILON * evidence.arithmetic().unitRoundoff();
        return Stream.concat(search.known(USUAL), search.fitted(smallest, LARGEST_EPSILON));
    }

    private static double output(double a, double complement, double y, double epsilon) {
        return ((1 - y) / (complement + epsilon) - y / (a + epsilon)) * a * complement;
    }

    private Candidate candidate(Candidate base, double epsilon) {
        String sentence =
                ("the loss takes log(A + ε) and log(1 − A + ε), ε = %s, and its derivative has A + ε and 1 − A + ε "
                                + "in its denominators, so that σ'(Z[L]) does not cancel: dZ[L] is smaller than A − y, most of all if the "
                                + "output is wrong")
                        .formatted(Figures.sixDigits(epsilon));
        return base.departing(
                departure -> departure.withOutputGradient(OutputGradient.shiftedLogarithm(epsilon)),
                mistake(sentence, "take the loss from Z[L], so that dZ[L] is A − y", "epsilon", epsilon));
    }
}
