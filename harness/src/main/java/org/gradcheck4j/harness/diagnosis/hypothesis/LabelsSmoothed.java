package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.fit.LinearFit;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Matrix;

/** y → (1 − ε) y + ε/2; then without the ε/2, which smooths class 1 alone; then with ε in its place, which smooths class 0. */
final class LabelsSmoothed extends OutputHypothesis {

    /** 1 − ε, ε/2, the product and the sum, and two for ε itself. */
    private static final int ROUNDINGS = 6;

    private static final double[] USUAL = {0.1, 0.2, 0.05, 0.02, 0.01, 0.15, 0.3, 0.25, 0.4, 0.03, 0.001};

    /** What class 0 gets of ε. */
    private static final List<Double> SHARES = List.of(0.5, 0.0, 1.0);

    /** At 1, all labels are the same: that is another mistake. */
    private static final double LARGEST_EPSILON = 0.9;

    LabelsSmoothed() {
        super("labels-smoothed", Departure::hasOtherLabels);
    }

    @Override
    Stream<Candidate> candidatesOfOutput(Candidate base, Evidence evidence) {
        return SHARES.stream().flatMap(share -> candidates(base, evidence, share));
    }

    /** {@return those that give class 0 so much of ε} */
    private Stream<Candidate> candidates(Candidate base, Evidence evidence, double share) {
        LinearFit fit = LinearFit.between(
                evidence,
                evidence.gradientsOf(evidence.depth()),
                candidate(base, evidence, 0, share),
                candidate(base, evidence, 1, share));
        if (!fit.hasEnough() || fit.allowed().isEmpty()) {
            return Stream.empty();
        }
        Stream<Candidate> known = Arrays.stream(USUAL)
                .filter(fit.allowed()::contains)
                .mapToObj(epsilon -> candidate(base, evidence, epsilon, share));
        Stream<Candidate> fitted = fit.values()
                .filter(epsilon -> epsilon > 0 && epsilon < LARGEST_EPSILON)
                .map(epsilon -> candidate(base, evidence, epsilon, share).fitted());
        return Stream.concat(
                known.map(each -> each.oneOf(SHARES.size() * USUAL.length)),
                fitted.map(each -> each.oneOf(SHARES.size())));
    }

    private Candidate candidate(Candidate base, Evidence evidence, double epsilon, double share) {
        Matrix smoothed = evidence.labels().map(y -> (1 - epsilon) * y + share * epsilon);
        String sentence = "%s: label smoothing is on, with ε = %s%s"
                .formatted(
                        areClasses(evidence) ? ofClasses(epsilon, share) : ofSoftLabels(epsilon, share),
                        Figures.sixDigits(epsilon),
                        !areClasses(evidence) || share == 0.5
                                ? ""
                                : ", of class %d alone".formatted(share == 0 ? 1 : 0));
        return base.departing(
                departure -> departure.withLabels(smoothed, ROUNDINGS),
                mistake(sentence, "turn it off, or compare with the same labels", "epsilon", epsilon));
    }

    private static boolean areClasses(Evidence evidence) {
        return Arrays.stream(evidence.labels().toArray()).allMatch(y -> y == 0 || y == 1);
    }

    private static String ofClasses(double epsilon, double share) {
        return "the labels are %s and %s in place of 0 and 1"
                .formatted(Figures.sixDigits(share * epsilon), Figures.sixDigits(1 - epsilon + share * epsilon));
    }

    private static String ofSoftLabels(double epsilon, double share) {
        String added = share == 0 ? "" : " + " + Figures.sixDigits(share * epsilon);
        return "every label y is replaced by %s y%s".formatted(Figures.sixDigits(1 - epsilon), added);
    }
}
