package org.gradcheck4j.deviation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Summation;

/**
 * Groups of samples that make the same rounding errors, as those whose values round to the same number. Such errors do not
 * average out.
 *
 * @param groups the samples' indices, each in one group
 */
record SampleGroups(List<int[]> groups) {

    /**
     * {@return the samples, grouped by their rounded values}
     *
     * @param values one of each sample, {@code [1 × m]}
     * @param u the unit roundoff
     */
    static SampleGroups ofEqualValues(Matrix values, double u) {
        double[] rounded = values.map(value -> RoundedValue.of(value, u)).toArray();
        if (areDistinct(rounded)) {
            return new SampleGroups(IntStream.range(0, rounded.length)
                    .mapToObj(k -> new int[] {k})
                    .toList());
        }
        Map<Double, IntStream.Builder> groups = new LinkedHashMap<>();
        for (int k = 0; k < rounded.length; k++) {
            groups.computeIfAbsent(rounded[k], value -> IntStream.builder()).add(k);
        }
        return new SampleGroups(
                groups.values().stream().map(group -> group.build().toArray()).toList());
    }

    /** Most neurons give each sample a value of its own: sorting tells so faster than a map. */
    private static boolean areDistinct(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return IntStream.range(1, sorted.length).noneMatch(k -> Double.compare(sorted[k - 1], sorted[k]) == 0);
    }

    /** {@return one group of m samples} */
    static SampleGroups ofAll(int m) {
        return new SampleGroups(List.of(IntStream.range(0, m).toArray()));
    }

    /**
     * {@return the samples, grouped by what an addition to a running sum loses of their terms} That is the same of terms that differ by
     * less than an ulp of the sum, on average. Of terms below an ulp of the sum, it is all of the term.
     *
     * @param terms one of each sample, {@code [1 × m]}
     * @param u the unit roundoff of the sums
     */
    static SampleGroups ofTermsRoundedAlike(Matrix terms, double u) {
        int m = terms.columns();
        double sum = terms.abs().times(Matrix.filled(m, 1, 1)).get(0);
        return ofEqualValues(terms.map(term -> Math.abs(term) < u * sum ? 0 : term), m * u);
    }

    /**
     * {@return how many samples have terms, in a sum over the batch, that an addition rounds alike, on average} They are counted
     * in the sum db[L].
     *
     * @param sums how an engine rounds sums
     */
    static double termsRoundedAlike(ExactSolution solution, Summation sums) {
        Matrix dZ = solution.dZ().get(solution.network().depth() - 1).rounded();
        return ofTermsRoundedAlike(dZ, sums.unitRoundoff()).averageGroupSize();
    }

    /**
     * {@return the variance of Σ e · factor over the samples, entry by entry, if the samples of a group have the same e}
     *
     * @param deviations the standard deviation of e, with the sign that e has in each sample, {@code [r × m]}
     * @param factors {@code [m × c]}
     */
    Matrix variance(Matrix deviations, Matrix factors) {
        return SquaredSums.grouped(deviations, factors, groups);
    }

    /** {@return the size of the group of a sample, averaged over the samples} */
    double averageGroupSize() {
        return groups.stream()
                        .mapToDouble(group -> (double) group.length * group.length)
                        .sum()
                / groups.stream().mapToInt(group -> group.length).sum();
    }

    /** {@return whether any two samples are in one group} */
    boolean groupsAny() {
        return groups.stream().anyMatch(group -> group.length > 1);
    }
}
