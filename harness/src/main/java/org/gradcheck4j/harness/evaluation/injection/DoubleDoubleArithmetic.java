package org.gradcheck4j.harness.evaluation.injection;

import java.util.function.IntFunction;
import org.apache.commons.numbers.core.DD;

/** Double-double arithmetic, about 31 digits: each operation's relative error is at most 2⁻¹⁰⁴ above 2⁻⁹⁶⁸. */
public final class DoubleDoubleArithmetic implements NumberArithmetic {

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

    @Override
    public DD dot(int n, IntFunction<DD> x, IntFunction<DD> y) {
        DD sum = DD.ZERO;
        for (int k = 0; k < n; k++) {
            sum = sum.add(x.apply(k).multiply(y.apply(k)));
        }
        return sum;
    }
}
