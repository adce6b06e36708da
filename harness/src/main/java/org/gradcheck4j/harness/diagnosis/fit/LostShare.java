package org.gradcheck4j.harness.diagnosis.fit;

import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.model.TensorName;

/** How much of the true gradient an engine does not return. */
public final class LostShare {

    private LostShare() {}

    /** {@return ‖engine's − exact‖ ÷ ‖exact‖ over all gradients} In units of the largest entry, so that nothing underflows. */
    public static double of(Evidence evidence) {
        double largest = evidence.gradients().stream()
                .mapToDouble(tensor -> evidence.exact(tensor).largest())
                .reduce(0, Math::max);
        if (largest == 0) {
            return 0;
        }
        double error = 0;
        double size = 0;
        for (TensorName tensor : evidence.gradients()) {
            ExactMatrix expected = evidence.exact(tensor);
            for (int k = 0; k < expected.size(); k++) {
                double off = expected.error(k, evidence.actual(tensor).get(k)) / largest;
                double value = expected.high(k) / largest;
                error += off * off;
                size += value * value;
            }
        }
        return Math.sqrt(error / size);
    }
}
