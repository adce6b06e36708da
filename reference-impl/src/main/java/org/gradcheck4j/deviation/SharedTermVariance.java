package org.gradcheck4j.deviation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcheck4j.model.Matrix;

/**
 * Inputs of a layer that are the same in one sample, as 0 and 1 of binary features are. Then the sums Σ dZ · input of these inputs
 * have a term in common, and db has it too if they are 1. An addition to a running sum loses part of the term, and often the same
 * part in each of these sums.
 */
final class SharedTermVariance {

    /** Of each sample: the inputs other than 0 of one magnitude, if there are two or more, with the sign of each. */
    private final List<Map<Integer, Double>> groups = new ArrayList<>();

    /** In how many samples each input is not 0. */
    private final int[] terms;

    /**
     * Looks for equal inputs.
     *
     * @param inputs {@code [n × m]}; the bias counts as one more, which is 1
     */
    SharedTermVariance(Matrix inputs) {
        int n = inputs.rows();
        this.terms = new int[n + 1];
        double[] magnitudes = new double[n + 1];
        for (int k = 0; k < inputs.columns(); k++) {
            for (int j = 0; j <= n; j++) {
                magnitudes[j] = j < n ? Math.abs(inputs.get(j, k)) : 1;
                terms[j] += magnitudes[j] > 0 ? 1 : 0;
            }
            Arrays.sort(magnitudes);
            if (!hasEqual(magnitudes)) {
                continue;
            }
            Map<Double, Map<Integer, Double>> ofSample = new HashMap<>();
            for (int j = 0; j <= n; j++) {
                double input = j < n ? inputs.get(j, k) : 1;
                if (input != 0) {
                    ofSample.computeIfAbsent(Math.abs(input), any -> new HashMap<>())
                            .put(j, Math.signum(input));
                }
            }
            ofSample.values().stream().filter(group -> group.size() > 1).forEach(groups::add);
        }
    }

    /** Whether two numbers other than 0 are the same: hardly any are, if features are not binary. */
    private static boolean hasEqual(double[] sorted) {
        for (int j = 1; j < sorted.length; j++) {
            if (sorted[j] == sorted[j - 1] && sorted[j] > 0) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether any inputs are equal in a sample, so that their sums share a term} */
    boolean hasSharedTerms() {
        return !groups.isEmpty();
    }

    /**
     * {@return the variance of the sum of a neuron's errors, if sums lose the same of a term that they have in common}
     *
     * @param errors of each input's sum, and of the bias', the standard deviation times what it is multiplied by
     */
    double variance(double[] errors) {
        double[] ofTerm = new double[errors.length];
        double sum = 0;
        for (int j = 0; j < errors.length; j++) {
            ofTerm[j] = terms[j] > 0 ? errors[j] / Math.sqrt(terms[j]) : 0;
            sum += errors[j] * errors[j];
        }
        for (Map<Integer, Double> group : groups) {
            double together = 0;
            double apart = 0;
            for (Map.Entry<Integer, Double> each : group.entrySet()) {
                double error = each.getValue() * ofTerm[each.getKey()];
                together += error;
                apart += error * error;
            }
            sum += Math.max(0, together * together - apart);
        }
        return sum;
    }
}
