package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.fit.Interval;
import org.gradcheck4j.harness.diagnosis.fit.LastLayer;

/**
 * Every ε of a clamp that the last layer allows. The gradient changes only if ε passes a sample, so there are m − 1 of them to
 * try, each cheaply from the one before.
 */
final class ClampThreshold {

    private ClampThreshold() {}

    /** {@return those that leave a sample its gradient: one that leaves none is not to be told from zeros} */
    static double[] leavingSome(double[] usual, Evidence evidence) {
        double most = Arrays.stream(new LastLayer(evidence).outputs((a, complement, y) -> Math.min(a, complement)))
                .max()
                .orElse(0);
        return Arrays.stream(usual).filter(epsilon -> epsilon < most).toArray();
    }

    /** {@return whether every output that is nearer than ε to 0 or 1 is on the side of its label} */
    static boolean leavesOutRightOnes(double epsilon, Evidence evidence) {
        double[] wrong = new LastLayer(evidence)
                .outputs((a, complement, y) ->
                        Math.min(a, complement) < epsilon && (a > complement) != (y > 0.5) ? 1 : 0);
        return Arrays.stream(wrong).allMatch(each -> each == 0);
    }

    /** {@return between which two distances of an output from 0 or 1 an ε lies: every ε between them does the same} */
    static Interval sameAs(double epsilon, Evidence evidence) {
        double[] distances = new LastLayer(evidence).outputs((a, complement, y) -> Math.min(a, complement));
        return new Interval(
                Arrays.stream(distances).filter(each -> each < epsilon).max().orElse(0),
                Arrays.stream(distances).filter(each -> each >= epsilon).min().orElse(0.5));
    }

    /** {@return those up to a limit: a clamp cuts off the ends} */
    static Stream<Double> valuesUpTo(double limit, Evidence evidence) {
        LastLayer layer = new LastLayer(evidence);
        int m = layer.samples();
        double[] distances = layer.outputs((a, complement, y) -> Math.min(a, complement));
        double[] dZ = layer.outputs(LastLayer::residual);
        List<Integer> outermostFirst = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> distances[k]))
                .toList();
        double[] kept = IntStream.range(0, layer.size())
                .mapToDouble(j -> layer.product(j, dZ))
                .toArray();
        Stream.Builder<Double> values = Stream.builder();
        for (int t = 0; t < m - 1; t++) {
            int out = outermostFirst.get(t);
            for (int j = 0; j < kept.length; j++) {
                kept[j] -= dZ[out] * layer.input(j, out);
            }
            double least = distances[out];
            double most = distances[outermostFirst.get(t + 1)];
            if (least < most && layer.isNear(j -> kept[j])) {
                new Interval(least, most)
                        .valuesNear(Math.sqrt(least * most))
                        .filter(epsilon -> epsilon <= limit)
                        .forEach(values);
            }
        }
        return values.build();
    }
}
