package org.gradcheck4j.harness.evaluation.sharpness;

import java.util.OptionalDouble;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.evaluation.certification.EntryBounds;
import org.gradcheck4j.harness.evaluation.injection.EntryFault;
import org.gradcheck4j.harness.evaluation.injection.PlainBackprop;
import org.gradcheck4j.harness.evaluation.injection.RoundedArithmetic;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/** Finds the smallest relative change of one entry that is noticed: of the entry with the smallest relative bound. */
public final class Perturbation {

    /** Steps of bisection on a logarithmic scale: u to 1 spans 53 binades, so they leave a thousandth of a binade. */
    private static final int STEPS = 16;

    private final GradientCheck check;
    private final Tolerance tolerance;

    public Perturbation(GradientCheck check, Tolerance tolerance) {
        this.check = check;
        this.tolerance = tolerance;
    }

    /** {@return the smallest relative change that is noticed; empty where not even 1 is} */
    public OptionalDouble smallest(EntryBounds bounds) {
        EntryFault sharpest = sharpest(bounds);
        double high = 1;
        double low = check.precision().unitRoundoff();
        if (!noticed(sharpest, high)) {
            return OptionalDouble.empty();
        }
        for (int step = 0; step < STEPS; step++) {
            double middle = Math.sqrt(low * high);
            if (noticed(sharpest, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return OptionalDouble.of(high);
    }

    private boolean noticed(EntryFault at, double relative) {
        Network network = check.solution().network();
        Batch batch = check.solution().batch();
        Precision precision = check.precision();
        EntryFault fault = new EntryFault(at.layer(), at.bias(), at.index(), relative);
        var gradients = PlainBackprop.gradients(RoundedArithmetic.of(precision), network, batch, fault);
        return check.compare(EngineOutput.of(gradients), tolerance).outcome() == Outcome.DISAGREE;
    }

    private EntryFault sharpest(EntryBounds bounds) {
        EntryFault sharpest = new EntryFault(1, false, 0, 0);
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 1; i <= check.solution().network().depth(); i++) {
            for (boolean bias : new boolean[] {false, true}) {
                TensorName tensor = bias ? TensorName.db(i) : TensorName.dW(i);
                for (int k = 0; k < bounds.exact(tensor).size(); k++) {
                    double relative = bounds.bound(tensor, k)
                            / Math.abs(bounds.exact(tensor).high(k));
                    if (relative < smallest) {
                        smallest = relative;
                        sharpest = new EntryFault(i, bias, k, 0);
                    }
                }
            }
        }
        return sharpest;
    }
}
