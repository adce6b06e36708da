package org.gradcheck4j.deviation;

import java.util.HashMap;
import java.util.Map;
import org.gradcheck4j.model.Matrix;

/**
 * The variance of a sum of rounding errors, if numbers that are the same make the same error: those of neurons that are alike, or
 * of one neuron in samples that are alike.
 */
final class EqualValueVariance {

    private EqualValueVariance() {}

    /**
     * {@return Σ e², or more if errors of equal numbers add up before they are squared}
     *
     * @param numbers two are equal if they round to the same
     * @param errors e, the standard deviation of each number's error times what it is multiplied by, of the same shape
     * @param u unit roundoff
     */
    static double of(Matrix numbers, Matrix errors, double u) {
        Map<Double, Double> sums = new HashMap<>();
        double independent = 0;
        for (int k = 0; k < numbers.size(); k++) {
            double error = errors.get(k);
            independent += error * error;
            sums.merge(RoundedValue.of(numbers.get(k), u), error, Double::sum);
        }
        double together =
                sums.values().stream().mapToDouble(each -> each * each).sum();
        return Math.max(independent, together);
    }
}
