package org.gradcheck4j.bound;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Samples of which some number rounds to the same. What is nearly constant rounds alike in each of them, so their errors
 * do not average out.
 *
 * @param groups the samples' indices, each in one group
 */
record EqualSamples(List<int[]> groups) {

    /**
     * {@return the samples by a number, rounded}
     *
     * @param numbers one of each sample, {@code [1 × m]}
     * @param u the unit roundoff
     */
    static EqualSamples of(BoundMatrix numbers, double u) {
        Map<Double, IntStream.Builder> groups = new LinkedHashMap<>();
        for (int k = 0; k < numbers.columns(); k++) {
            groups.computeIfAbsent(rounded(numbers.get(k), u), rounded -> IntStream.builder())
                    .add(k);
        }
        return new EqualSamples(
                groups.values().stream().map(group -> group.build().toArray()).toList());
    }

    private static double rounded(double value, double u) {
        double ulp = Math.max(Double.MIN_VALUE, Math.scalb(2 * u, Math.getExponent(value)));
        return Math.rint(value / ulp) * ulp;
    }

    /**
     * {@return the variance of Σ e · factor over the samples, entry by entry, where like samples have the same error e}
     *
     * @param deviations of e, with the sign that e has in each sample if it is the same, {@code [r × m]}
     * @param factors {@code [m × c]}
     */
    BoundMatrix variance(BoundMatrix deviations, BoundMatrix factors) {
        return deviations.squaredGroupSums(factors, groups);
    }

    /** {@return whether any two samples are alike} */
    boolean any() {
        return groups.stream().anyMatch(group -> group.length > 1);
    }
}
