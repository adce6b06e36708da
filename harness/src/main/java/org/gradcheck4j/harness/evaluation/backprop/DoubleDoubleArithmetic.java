package org.gradcheck4j.harness.evaluation.backprop;

import java.util.function.IntFunction;
import org.apache.commons.numbers.core.DD;

/** Double-double arithmetic, about 31 digits: each operation's relative error is at most 2⁻¹⁰⁴ above 2⁻⁹⁶⁸. */
public final class DoubleDoubleArithmetic implements NumberArithmetic {

    /** e^−x = (e^(−x/2¹⁰))^(2¹⁰): ten squarings make a relative error 2¹⁰ times larger. */
    private static final int SQUARINGS = 10;

    /** The series of e^−t for t ≤ 745/2¹⁰ &lt; 0.73: 0.73³⁰/30! is below 2⁻¹⁰⁶. */
    private static final int TERMS = 30;

    /** From here on, e^−x is 0 in double. */
    private static final double LARGEST_EXPONENT = 745;

    @Override
    public DD of(double value) {
        return DD.of(value);
    }

    @Override
    public DD plus(DD a, DD b) {
        return a.add(b);
    }

    @Override
    public DD times(DD a, DD b) {
        return a.multiply(b);
    }

    @Override
    public DD dividedBy(DD a, DD b) {
        return a.divide(b);
    }

    /** e^−|z| cannot overflow. */
    @Override
    public DD sigmoid(DD z) {
        DD e = exp(z.hi() < 0 ? z : z.negate());
        return (z.hi() < 0 ? e : DD.ONE).divide(e.add(1));
    }

    /** {@return e^x for x ≤ 0} */
    private static DD exp(DD x) {
        if (x.hi() < -LARGEST_EXPONENT) {
            return DD.ZERO;
        }
        DD t = x.scalb(-SQUARINGS);
        DD sum = DD.ONE;
        for (int k = TERMS; k >= 1; k--) {
            sum = sum.multiply(t).divide(DD.of(k)).add(1);
        }
        for (int k = 0; k < SQUARINGS; k++) {
            sum = sum.multiply(sum);
        }
        return sum;
    }

    @Override
    public DD dot(int n, IntFunction<DD> x, IntFunction<DD> y) {
        DD sum = DD.ZERO;
        for (int k = 0; k < n; k++) {
            sum = sum.add(x.apply(k).multiply(y.apply(k)));
        }
        return sum;
    }
}
