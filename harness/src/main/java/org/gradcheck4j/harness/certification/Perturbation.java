package org.gradcheck4j.harness.certification;

import java.util.OptionalDouble;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.suite.Truth;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** Finds the smallest relative change of one entry that is noticed: of the entry with the smallest relative bound. */
final class Perturbation {

    /** Steps of bisection on a logarithmic scale: u to 1 spans 53 binades, so they leave a thousandth of a binade. */
    private static final int STEPS = 16;

    private final Truth truth;
    private final Tolerance tolerance;

    Perturbation(Truth truth, Tolerance tolerance) {
        this.truth = truth;
        this.tolerance = tolerance;
    }

    /** {@return the smallest relative change that is noticed; empty where not even 1 is} */
    OptionalDouble smallest(EntryBounds bounds) {
        EntryFault sharpest = sharpest(bounds);
        double high = 1;
        double low = truth.precision().unitRoundoff();
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
        Network network = truth.pass().network();
        Batch batch = truth.pass().batch();
        Precision precision = truth.precision();
        EntryFault fault = new EntryFault(at.layer(), at.bias(), at.index(), relative);
        var gradients = PlainBackprop.gradients(RoundedNumbers.of(precision), network, batch, fault);
        return truth.judge(java.util.Optional.empty(), gradients, tolerance).outcome() == Outcome.DISAGREE;
    }

    private EntryFault sharpest(EntryBounds bounds) {
        EntryFault sharpest = new EntryFault(1, false, 0, 0);
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 1; i <= truth.pass().network().depth(); i++) {
            for (boolean bias : new boolean[] {false, true}) {
                String tensor = (bias ? "db" : "dW") + i;
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
