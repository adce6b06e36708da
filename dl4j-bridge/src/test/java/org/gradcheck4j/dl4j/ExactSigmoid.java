package org.gradcheck4j.dl4j;

import org.apache.commons.numbers.core.DD;

/**
 * σ(z) and e^z in double-double, for measuring: relative error below 2⁻⁹⁰, checked against BigDecimal.
 *
 * <p>e^z = 2^k · (e^{r/512})^512 with z = k ln 2 + r, |r| ≤ ln 2 / 2, and e^{r/512} by its Taylor series. The factor 2^k is
 * kept apart, so nothing underflows.
 */
final class ExactSigmoid {

    /** ln 2 in three parts: the first two have 32 bits each, so that k times each is exact. Sum good to 2⁻¹¹⁷. */
    private static final double LN2_HIGH = 0x1.62e42feep-1;

    private static final double LN2_MIDDLE = 0x1.a39ef356p-33;
    private static final double LN2_LOW = 0x1.93c7673007e5fp-65;

    /** Beyond, e^z is far outside every format. */
    private static final double FARTHEST = 1e5;

    private static final int HALVINGS = 9;
    private static final int TERMS = 12;

    /** Below, 1 + e^z is 1 to 2⁻⁴³⁰. */
    private static final double ALL_TAIL = -300;

    /** e^z = mantissa · 2^exponent, the mantissa in [0.5, 2]. */
    record Scaled(DD mantissa, int exponent) {

        /** {@return |actual − this| ÷ this} */
        double relativeError(double actual) {
            double scaled = Math.scalb(actual, -exponent);
            return Math.abs(DD.of(scaled).subtract(mantissa).hi()) / mantissa.hi();
        }

        double value() {
            return Math.scalb(mantissa.hi(), exponent);
        }
    }

    private ExactSigmoid() {}

    /** {@return e^z, z the argument} */
    static Scaled exp(double argument) {
        double z = Math.max(-FARTHEST, Math.min(FARTHEST, argument));
        int k = (int) Math.rint(z / Math.log(2));
        DD r = DD.of(z)
                .subtract(DD.of(k * LN2_HIGH))
                .subtract(DD.of(k * LN2_MIDDLE))
                .subtract(DD.of(k * LN2_LOW));
        DD small = r.scalb(-HALVINGS);
        DD series = DD.ONE;
        for (int n = TERMS; n >= 1; n--) {
            series = DD.ONE.add(small.multiply(series).divide(DD.of(n)));
        }
        for (int n = 0; n < HALVINGS; n++) {
            series = series.multiply(series);
        }
        return new Scaled(series, k);
    }

    /** {@return σ(z) = e^z ÷ (1 + e^z), or 1 ÷ (1 + e^{−z})} */
    static Scaled sigmoid(double z) {
        Scaled e = exp(-Math.abs(z));
        if (z < ALL_TAIL) {
            return e;
        }
        DD tail = e.mantissa().scalb(e.exponent());
        DD one = DD.ONE.add(tail);
        return z < 0 ? new Scaled(e.mantissa().divide(one), e.exponent()) : new Scaled(DD.ONE.divide(one), 0);
    }
}
