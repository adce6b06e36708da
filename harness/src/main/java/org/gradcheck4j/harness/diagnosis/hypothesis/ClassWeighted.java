package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Mistake;
import org.gradcheck4j.harness.diagnosis.fit.WeightedSumFit;
import org.gradcheck4j.harness.text.Figures;

/** w₀ (A − y) for the samples of class 0, and w₁ (A − y) for those of class 1. */
final class ClassWeighted extends OutputHypothesis {

    private static final String UNWEIGHTED = "count every sample once, or compare with the weighted loss";

    /** The least difference of the two weights, as a share of the larger: nobody weights classes with less. */
    private static final double APART = 0x1p-10;

    /** Two weights that people end up with. */
    private record Weights(double ofZero, double ofOne, String why, String remedy) {}

    ClassWeighted() {
        super("class-weighted", Departure::weighsSamples);
    }

    @Override
    Stream<Candidate> candidatesOfOutput(Candidate base, Evidence evidence) {
        double[] y = evidence.labels().toArray();
        long ones = Arrays.stream(y).filter(label -> label == 1).count();
        long zeros = Arrays.stream(y).filter(label -> label == 0).count();
        if (ones == 0 || zeros == 0 || ones + zeros < y.length) {
            return Stream.empty(); // with one class it is a multiple; labels in between have no class
        }
        List<Weights> usual = usual(zeros, ones);
        Stream<Candidate> known = usual.stream()
                .map(weights -> candidate(base, evidence, weights))
                .map(each -> each.oneOf(usual.size()));
        return base.mistakes().isEmpty() ? Stream.concat(known, fitted(base, evidence)) : known;
    }

    private Stream<Candidate> fitted(Candidate base, Evidence evidence) {
        Candidate zerosAlone = candidate(base, evidence, new Weights(1, 0, "", ""));
        Candidate onesAlone = candidate(base, evidence, new Weights(0, 1, "", ""));
        return Scaled.fitsLastLayer(evidence)
                ? Stream.empty()
                : new WeightedSumFit(evidence, List.of(zerosAlone, onesAlone))
                        .candidates(
                                w -> candidate(base, evidence, new Weights(w[0], w[1], "", "")),
                                w -> candidate(base, evidence, new Weights(w[0], w[1], why(w), UNWEIGHTED)))
                        .filter(each -> areApart(each.parameters()));
    }

    private static boolean areApart(Map<String, Double> weights) {
        DoubleSummaryStatistics both =
                weights.values().stream().mapToDouble(w -> w).summaryStatistics();
        double largest = Math.max(Math.abs(both.getMin()), Math.abs(both.getMax()));
        return both.getMax() - both.getMin() > APART * largest;
    }

    private static String why(double[] weights) {
        return weights[0] == 1
                ? ": class 1 has a weight of its own (PyTorch: pos_weight)"
                : ": the classes have weights of their own";
    }

    private static String countOnly(int label, long samples) {
        return ": as if only the samples of class %d count, and their sum is divided by %d".formatted(label, samples);
    }

    private static List<Weights> usual(long zeros, long ones) {
        double m = zeros + ones;
        return Stream.of(
                        new Weights(
                                m / (2 * zeros),
                                m / (2 * ones),
                                ": each class counts as much as the other, m/(2 m_class) (scikit-learn: class_weight='balanced')",
                                UNWEIGHTED),
                        new Weights(
                                1,
                                (double) zeros / ones,
                                ": each sample of class 1 counts as many times as there are samples of class 0 for it (PyTorch: pos_weight)",
                                UNWEIGHTED),
                        new Weights(
                                0,
                                1,
                                ": as if the loss is −y log A alone, without the term of class 0, or only samples of class 1 count",
                                "add −(1 − y) log(1 − A)"),
                        new Weights(0, m / ones, countOnly(1, ones), "use all samples, and divide by m"),
                        new Weights(m / zeros, 0, countOnly(0, zeros), "use all samples, and divide by m"),
                        new Weights(
                                1,
                                0,
                                ": as if the loss lacks −y log A, the term of class 1, or only samples of class 0 count",
                                "add it"),
                        new Weights(
                                -1,
                                1,
                                ": as if the derivative of log(1 − A) is taken as 1/(1 − A), without its minus",
                                "it is −1/(1 − A): dZ[L] = A − y for both classes"),
                        new Weights(
                                1,
                                -1,
                                ": as if the term of class 1 has the wrong sign",
                                "its derivative is −1/A: dZ[L] = A − y for both classes"),
                        new Weights(
                                1,
                                -255,
                                ": as if the labels are unsigned bytes, and −1 of them is 255",
                                "convert the labels to floating point first"))
                .filter(weights -> weights.ofZero != weights.ofOne)
                .toList();
    }

    private Candidate candidate(Candidate base, Evidence evidence, Weights weights) {
        double ofZero = weights.ofZero;
        double ofOne = weights.ofOne;
        String sentence = "dZ[L] is %s (A − y) in class 0, and %s (A − y) in class 1%s"
                .formatted(Figures.factor(ofZero), Figures.factor(ofOne), weights.why);
        return base.departing(
                departure -> departure.withSampleWeights(evidence.labels().map(y -> y == 1 ? ofOne : ofZero)),
                new Mistake(id(), sentence, weights.remedy, Map.of("weight0", ofZero, "weight1", ofOne)));
    }
}
