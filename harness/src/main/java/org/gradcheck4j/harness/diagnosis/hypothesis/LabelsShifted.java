package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Mistake;
import org.gradcheck4j.harness.diagnosis.fit.LastLayer;
import org.gradcheck4j.harness.diagnosis.fit.RecoveredLabels;
import org.gradcheck4j.harness.diagnosis.fit.Shortlist;
import org.gradcheck4j.model.Matrix;

/**
 * The labels of other samples: y shifted, reversed or sorted, or left behind as the samples were sorted; then in any order,
 * if the gradients tell which.
 */
final class LabelsShifted extends OutputHypothesis {

    private static final String OTHERS = "the labels are those of other samples: they are ";

    private static final String REMEDY = "keep each label with its sample, and apply one order to X and y alike";

    /**
     * Labels in another order.
     *
     * @param labels in that order
     * @param sentence what the numbers show
     * @param parameters by name
     */
    private record Order(Matrix labels, String sentence, Map<String, Double> parameters) {}

    LabelsShifted() {
        super("labels-shifted", Departure::hasOtherLabels);
    }

    /** If the inputs of the last layer are alike for all samples, it does not matter there which label is whose. */
    @Override
    boolean changesLastLayer() {
        return false;
    }

    @Override
    Stream<Candidate> candidatesOfOutput(Candidate base, Evidence evidence) {
        if (!base.isFormulaOrMultiple()) {
            return Stream.empty();
        }
        LastLayer layer = new LastLayer(evidence, base);
        double[] dZ = layer.outputs(LastLayer::residual);
        // db[L] does not depend on the order.
        if (!layer.isNear(0, layer.product(0, dZ))) {
            return Stream.empty();
        }
        double[] y = evidence.labels().toArray();
        int m = y.length;
        int tried = m + 2 + 2 * evidence.network().layer(1).inputs();
        Stream<Candidate> known = Shortlist.of(
                orders(evidence, y)
                        .filter(order -> layer.isNear(
                                j -> layer.product(j, layer.outputs(k -> dZ[k] + y[k] - order.labels.get(k)))))
                        .map(order -> candidate(base, y, order)),
                evidence,
                tried);
        Stream<Candidate> any = Stream.of(evidence)
                .filter(each -> base.mistakes().isEmpty())
                .flatMap(each -> Shortlist.of(
                        RecoveredLabels.of(each).map(labels -> candidate(base, y, anyOrder(y, labels))).stream(),
                        evidence,
                        Math.pow(2, m)));
        return Stream.concat(known, any);
    }

    private static Stream<Order> orders(Evidence evidence, double[] y) {
        int m = y.length;
        Stream<Order> shifted = IntStream.range(1, m)
                .mapToObj(r -> 2 * r <= m ? r : r - m)
                .sorted(Comparator.comparingInt(Math::abs))
                .map(r -> new Order(
                        picked(y, k -> Math.floorMod(k - r, m)),
                        (OTHERS + "shifted by %d: sample k has the label of sample k − %d")
                                .formatted(r, r)
                                .replace("− -", "+ "),
                        Map.of("shift", (double) r)));
        Stream<Order> others = Stream.of(
                new Order(picked(y, k -> m - 1 - k), OTHERS + "in reverse order", Map.of()),
                new Order(sorted(y), OTHERS + "sorted, as by a function that sorts in place", Map.of()));
        return Stream.of(shifted, others, leftBehind(evidence.solution().batch().X(), y))
                .flatMap(orders -> orders);
    }

    /** The samples are sorted by a feature, upwards or downwards, and the labels are not. */
    private static Stream<Order> leftBehind(Matrix X, double[] y) {
        return IntStream.range(0, X.rows()).boxed().flatMap(feature -> Stream.of(1, -1)
                .map(direction -> {
                    int[] order = IntStream.range(0, y.length)
                            .boxed()
                            .sorted(Comparator.comparingDouble(k -> direction * X.get(feature, k)))
                            .mapToInt(k -> k)
                            .toArray();
                    double[] labels = new double[y.length];
                    for (int k = 0; k < y.length; k++) {
                        labels[order[k]] = y[k];
                    }
                    return new Order(
                            Matrix.row(labels),
                            OTHERS
                                    + "left as they were, while the samples are sorted by feature %d (from 0)"
                                            .formatted(feature),
                            Map.of("feature", (double) feature));
                }));
    }

    private static Matrix picked(double[] y, IntUnaryOperator from) {
        return Matrix.row(IntStream.range(0, y.length)
                .mapToDouble(k -> y[from.applyAsInt(k)])
                .toArray());
    }

    private static Matrix sorted(double[] y) {
        double[] sorted = y.clone();
        Arrays.sort(sorted);
        return Matrix.row(sorted);
    }

    private static Order anyOrder(double[] y, double[] labels) {
        long moved = IntStream.range(0, y.length).filter(k -> y[k] != labels[k]).count();
        return new Order(
                Matrix.row(labels),
                ("%d of %d samples have a wrong label, as many 1 in place of 0 as 0 in place of 1: as if X and y are "
                                + "shuffled apart, or so many labels are wrong")
                        .formatted(moved, y.length),
                Map.of("wrong", (double) moved));
    }

    private Candidate candidate(Candidate base, double[] y, Order order) {
        int[] wrong = IntStream.range(0, y.length)
                .filter(k -> y[k] != order.labels.get(k))
                .toArray();
        String sentence = wrong.length == 2
                ? "the labels of samples %d and %d (from 0) are exchanged, or both are wrong, and all others are right"
                        .formatted(wrong[0], wrong[1])
                : order.sentence;
        return base.departing(
                departure -> departure.withLabels(order.labels, 0),
                new Mistake(id(), sentence, REMEDY, order.parameters));
    }
}
