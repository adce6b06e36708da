package org.gradcheck4j.difference;

import org.apache.commons.numbers.core.DD;

/**
 * The derivative of each sample's loss with respect to one parameter, from four losses: two central differences
 * extrapolated after Richardson, (4 D(h) − D(2h))/3 with D(h) = (ℓ(h) − ℓ(−h))/2h. Its error is bounded by {@link
 * DifferenceError}.
 */
final class CentralDifference {

    /** Richardson's weight of the nearer difference, 4/(2 · 3h) over 1/(4 · 3h). */
    private static final double NEARER = 8;

    /** What the weighted difference is then divided by, with h. */
    private static final double DIVISOR = 12;

    private CentralDifference() {}

    /** {@return ∂ℓ_k for each sample k} with steps h and 2h */
    static DD[] of(PerturbedForward forward, Parameter parameter, double h) {
        DD[] near = difference(forward, parameter, h);
        DD[] far = difference(forward, parameter, 2 * h);
        DD[] derivatives = new DD[near.length];
        for (int k = 0; k < near.length; k++) {
            derivatives[k] =
                    near[k].multiply(NEARER).subtract(far[k]).divide(DIVISOR).divide(h);
        }
        return derivatives;
    }

    private static DD[] difference(PerturbedForward forward, Parameter parameter, double h) {
        DD[] above = forward.losses(parameter, h);
        DD[] below = forward.losses(parameter, -h);
        DD[] differences = new DD[above.length];
        for (int k = 0; k < above.length; k++) {
            differences[k] = above[k].subtract(below[k]);
        }
        return differences;
    }
}
