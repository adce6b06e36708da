package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Mistake;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.harness.diagnosis.fit.LastLayer;
import org.gradcheck4j.harness.diagnosis.fit.Saturation;
import org.gradcheck4j.harness.diagnosis.fit.Shortlist;
import org.gradcheck4j.model.Matrix;

/**
 * The sum over some samples that follow each other, or over every second, third …, divided by their number or by m; last,
 * {@link BatchesUnequal}, which counts all samples, but not alike.
 * If just one sample is missing, that is {@link SampleDropped}.
 */
final class SamplesSubset extends OutputHypothesis {

    /** 1/k in place of 1/m: each rounded, and used once. */
    private static final int ROUNDINGS = 2;

    /** m² ranges take too long beyond. */
    private static final int LARGEST_BATCH = 4096;

    /**
     * The samples from, from + step … below to.
     *
     * @param divisor what their sum is divided by
     */
    private record Slice(int from, int to, int step, int divisor) {

        int size() {
            return (to - from + step - 1) / step;
        }

        boolean contains(int k) {
            return k >= from && k < to && (k - from) % step == 0;
        }
    }

    SamplesSubset() {
        super("samples-subset", Departure::weighsSamples);
    }

    @Override
    Stream<Candidate> candidatesOfOutput(Candidate base, Evidence evidence) {
        int m = evidence.samples();
        if (!base.isFormulaOrMultiple() || m > LARGEST_BATCH) {
            return Stream.empty();
        }
        LastLayer layer = new LastLayer(evidence, base);
        double[] dZ = layer.outputs(LastLayer::residual);
        double[][] sums = new double[layer.size()][];
        for (int j = 0; j < sums.length; j++) {
            sums[j] = prefixSums(layer, j, dZ);
        }
        Stream<Slice> ranges = IntStream.range(0, m).boxed().flatMap(from -> IntStream.rangeClosed(
                        from + 1, Math.min(m, from + m - 2))
                .boxed()
                .flatMap(to -> IntStream.of(to - from, m)
                        .filter(divisor -> layer.isNear(j -> sums[j][to] - sums[j][from], (double) divisor / m))
                        .mapToObj(divisor -> new Slice(from, to, 1, divisor))));
        Stream<Slice> strides = IntStream.rangeClosed(2, m / 2)
                .boxed()
                .flatMap(step -> IntStream.range(0, step).boxed().flatMap(from -> bothDivisors(from, m, step, m)))
                .filter(slice -> layer.isNear(j -> sum(layer, j, dZ, slice), (double) slice.divisor / m));
        // Two divisors for each of the m²/2 ranges, and for each of the m²/8 strides.
        double tried = 1.25 * m * m;
        return Stream.concat(
                Shortlist.of(
                        Stream.concat(ranges, strides)
                                .filter(slice -> leavesOutTwo(evidence, slice))
                                .map(slice -> candidate(base, evidence, slice)),
                        evidence,
                        tried),
                new BatchesUnequal(id(), base, evidence).candidates());
    }

    private static Stream<Slice> bothDivisors(int from, int to, int step, int m) {
        Slice slice = new Slice(from, to, step, m);
        return Stream.of(new Slice(from, to, step, slice.size()), slice);
    }

    /** Whether two samples that are left out make a difference: one alone is named by itself. */
    private static boolean leavesOutTwo(Evidence evidence, Slice slice) {
        return IntStream.range(0, evidence.samples())
                        .filter(k -> !slice.contains(k) && Saturation.shows(evidence, k))
                        .limit(2)
                        .count()
                == 2;
    }

    private static double[] prefixSums(LastLayer layer, int number, double[] dZ) {
        double[] sums = new double[dZ.length + 1];
        for (int k = 0; k < dZ.length; k++) {
            sums[k + 1] = sums[k] + dZ[k] * layer.input(number, k);
        }
        return sums;
    }

    private static double sum(LastLayer layer, int number, double[] dZ, Slice slice) {
        double sum = 0;
        for (int k = slice.from; k < slice.to; k += slice.step) {
            sum += dZ[k] * layer.input(number, k);
        }
        return sum;
    }

    private Candidate candidate(Candidate base, Evidence evidence, Slice slice) {
        int m = evidence.samples();
        Matrix weights = evidence.labels().withEntries(k -> slice.contains(k) ? 1 : 0);
        Map<String, Double> parameters = new TreeMap<>(Map.of("from", (double) slice.from, "to", (double) slice.to));
        if (slice.step > 1) {
            parameters.put("step", (double) slice.step);
        }
        Candidate byM = base.departing(
                departure -> departure.withSampleWeights(weights),
                new Mistake(id(), sentence(slice, m), "use all samples, and divide by m", parameters));
        return slice.divisor == m
                ? byM
                : byM.alsoChanging(Scaling.rounded((double) m / slice.divisor, ROUNDINGS, evidence.arithmetic()));
    }

    private static String sentence(Slice slice, int m) {
        String which = slice.size() == 1
                ? "sample %d (from 0) alone of %d counts".formatted(slice.from, m)
                : slice.step > 1
                        ? "only one in %d samples counts, of %d, from sample %d (from 0) on"
                                .formatted(slice.step, m, slice.from)
                        : "only the samples %d to %d (from 0) of %d count".formatted(slice.from, slice.to - 1, m);
        String divided = slice.divisor == m
                ? "and the sum is still divided by all %d".formatted(m)
                : "and the sum is divided by %d".formatted(slice.divisor);
        return "%s, %s: as if %s".formatted(which, divided, why(slice, m));
    }

    private static String why(Slice slice, int m) {
        if (slice.step > 1) {
            return "the data are thinned";
        }
        if (slice.size() == 1) {
            return "it is a step of stochastic gradient descent";
        }
        if (slice.from == 0) {
            return "the others were split off, as for validation, are masked, or are a batch that is left out";
        }
        return slice.to == m
                ? "the gradient of each mini-batch overwrites the one before, or the first samples are skipped"
                : "it is the gradient of one mini-batch";
    }
}
