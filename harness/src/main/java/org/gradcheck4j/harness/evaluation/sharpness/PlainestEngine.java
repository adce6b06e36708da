package org.gradcheck4j.harness.evaluation.sharpness;

import org.gradcheck4j.emulated.EmulatedEngine;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;

/** The reference. It has no half: there the plainest emulated form stands in, with sums in float, as on GPUs. */
final class PlainestEngine {

    private PlainestEngine() {}

    static GradientEngine of(Precision precision) {
        return precision == Precision.HALF
                ? new EmulatedEngine(
                        new EmulatedEngine.Sums(EmulatedEngine.Order.IN_ORDER, true, true),
                        EmulatedEngine.MeanAt.END,
                        EmulatedEngine.SigmoidForm.STEPS,
                        false,
                        0)
                : new ReferenceEngine();
    }
}
