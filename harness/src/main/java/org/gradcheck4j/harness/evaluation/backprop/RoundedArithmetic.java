package org.gradcheck4j.harness.evaluation.backprop;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.model.Precision;

/**
 * Arithmetic in which every operation is rounded on its own, products of sums included.
 *
 * @param format what each result is rounded to, at most as precise as double
 * @param factor what each factor of an inner product is rounded to first: a format narrower than the result's, as in
 *     tensor cores, or the same
 * @param order the order of sums
 * @param isFused whether a product and the sum it goes into are rounded once
 */
public record RoundedArithmetic(DoubleUnaryOperator format, DoubleUnaryOperator factor, SumOrder order, boolean isFused)
        implements NumberArithmetic {

    /** {@return the arithmetic of a precision, with sums from first to last} */
    public static RoundedArithmetic of(Precision precision) {
        return of(precision::round);
    }

    /** {@return the arithmetic of a format, with sums from first to last} */
    public static RoundedArithmetic of(DoubleUnaryOperator format) {
        return new RoundedArithmetic(format, DoubleUnaryOperator.identity(), SumOrder.FORWARD, false);
    }

    /** {@return this, with the factors of inner products rounded first} */
    public RoundedArithmetic withFactor(DoubleUnaryOperator newFactor) {
        return new RoundedArithmetic(format, newFactor, order, isFused);
    }

    /** {@return this, with another order of sums, fused or not} */
    public RoundedArithmetic with(SumOrder newOrder, boolean newIsFused) {
        return new RoundedArithmetic(format, factor, newOrder, newIsFused);
    }

    @Override
    public DD of(double value) {
        return DD.of(round(value));
    }

    private double round(double value) {
        return format.applyAsDouble(value);
    }

    @Override
    public DD plus(DD a, DD b) {
        return of(a.hi() + b.hi());
    }

    @Override
    public DD times(DD a, DD b) {
        return of(a.hi() * b.hi());
    }

    @Override
    public DD dividedBy(DD a, DD b) {
        return of(a.hi() / b.hi());
    }

    @Override
    public DD dot(int n, IntFunction<DD> x, IntFunction<DD> y) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
            int at = order.at(k, n);
            double a = factor.applyAsDouble(x.apply(at).hi());
            double b = factor.applyAsDouble(y.apply(at).hi());
            // In float and half, Math.fma rounds to double first: that adds less than u² to the rounding.
            sum = isFused ? round(Math.fma(a, b, sum)) : round(sum + round(a * b));
        }
        return DD.of(sum);
    }

    /** σ(z) = 1 / (1 + e⁻ᶻ), each step rounded: e⁻ᶻ within 2u, then two roundings, so within 4u. */
    @Override
    public DD sigmoid(DD z) {
        return of(1 / round(1 + round(Math.exp(-z.hi()))));
    }
}
