package org.gradcheck4j.harness.diagnosis.fit;

import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * Whether an engine's numbers can be differences of two parameters. Both are held by the precision, and so near to each
 * other that their difference is a whole multiple of the smaller one's last place: it has fewer digits than a gradient.
 */
public final class ParameterDifferences {

    /** How many digits must be missing, in bits and in all: chance then fits once in 2²⁰. */
    private static final int LEAST_BITS = 20;

    private ParameterDifferences() {}

    /** {@return whether the engine's gradients can be such differences} */
    public static boolean are(Evidence evidence) {
        double missing = 0;
        for (TensorName tensor : evidence.gradients()) {
            Matrix parameter = evidence.parameter(tensor);
            Matrix actual = evidence.actual(tensor);
            for (int k = 0; k < actual.size(); k++) {
                double p = parameter.get(k);
                double d = actual.get(k);
                double smallest = Math.min(Math.abs(p), Math.min(Math.abs(p - d), Math.abs(p + d)));
                double unit = lastPlace(smallest, evidence);
                if (d != 0 && d % unit != 0) {
                    return false;
                }
                missing += d == 0 ? 0 : Math.max(0, Confirmation.bits(unit / lastPlace(d, evidence)));
            }
        }
        return missing >= LEAST_BITS;
    }

    private static double lastPlace(double value, Evidence evidence) {
        double smallest = evidence.arithmetic().underflow();
        return value == 0 ? smallest : Math.max(smallest, evidence.ulp(value));
    }
}
