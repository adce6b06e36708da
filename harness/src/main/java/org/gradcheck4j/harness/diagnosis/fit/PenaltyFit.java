package org.gradcheck4j.harness.diagnosis.fit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.GradientSelection;

/** The λ of a penalty on the weights, on all parameters, on the biases, or on the weights of one layer. */
public record PenaltyFit(Candidate base, Evidence evidence, Penalised penalised) {

    /** As many digits as a λ is shown with. */
    private static final MathContext SHOWN = new MathContext(6);

    /** A computation with a penalty. */
    @FunctionalInterface
    public interface Penalised {
        Candidate with(Candidate base, GradientSelection selection, double lambda);
    }

    /** {@return the computations with a penalty that may fit, those of the most tensors first} */
    public Stream<Candidate> candidates() {
        int L = evidence.depth();
        Stream<GradientSelection> everywhere =
                Stream.of(GradientSelection.everyDW(L), GradientSelection.all(L), GradientSelection.everyDb(L));
        Stream<GradientSelection> inOneLayer = GradientSelection.ofOneLayer(L).map(GradientSelection::weightsAlone);
        return Stream.concat(everywhere, inOneLayer).flatMap(selection -> lambdas(selection)
                .map(lambda -> penalised.with(base, selection, lambda).fitted()));
    }

    /** People write λ or λ/m: that of them with fewer digits comes first. */
    private Stream<Double> lambdas(GradientSelection selection) {
        int m = evidence.samples();
        LinearFit fit = LinearFit.between(
                evidence, evidence.gradients(), penalised.with(base, selection, 0), penalised.with(base, selection, 1));
        if (!fit.hasEnough() || fit.allowed().isEmpty()) {
            return Stream.empty();
        }
        Stream<Double> byM = fit.allowed()
                .mapLinearly(0, m)
                .valuesNear(m * fit.leastSquares())
                .limit(1);
        return Stream.concat(fit.values(), byM.map(lambdaM -> lambdaM / m))
                .filter(lambda -> lambda > 0) // a penalty adds
                .sorted(Comparator.comparing(lambda -> Math.min(digits(lambda), digits(lambda * m))));
    }

    private static int digits(double value) {
        return new BigDecimal(value).round(SHOWN).stripTrailingZeros().precision();
    }

    /** {@return what else holds the penalty, or what does not} */
    public static String others(GradientSelection selection, String ofBias) {
        if (selection.isOneOfSeveralLayers()) {
            return ", the other layers left out";
        }
        return !selection.hasBiases()
                ? ", the biases left out"
                : selection.hasWeights() ? ", and every db " + ofBias : ", the weights left out";
    }
}
