package org.gradcheck4j.bound;

/** The loss of one sample from its logit, in double: ℓ(z) = max(z, 0) − y z + ln(1 + e^−|z|). */
public final class SampleLoss {

    /** Of each of max(z, 0), y z and the logarithm: a product at most, and the two sums that take it in. */
    public static final int ROUNDINGS = 3;

    private SampleLoss() {}

    /** {@return ℓ(z)} */
    public static double of(double z, double y) {
        return Math.max(z, 0) - y * z + log1pExp(z);
    }

    /** {@return ln(1 + e^−|z|)} */
    public static double log1pExp(double z) {
        return Math.log1p(Math.exp(-Math.abs(z)));
    }
}
