package org.gradcheck4j.harness.evaluation.injection;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import org.gradcheck4j.model.Precision;

/**
 * Arithmetic in which every operation is rounded on its own, products of sums included.
 *
 * @param format what each result is rounded to
 * @param factor what each factor of an inner product is rounded to first: a format narrower than the result's, as in
 *     tensor cores, or the same
 * @param order the order of sums
 * @param fused whether a product and the sum it goes into are rounded once
 */
public record RoundedArithmetic(DoubleUnaryOperator format, DoubleUnaryOperator factor, SumOrder order, boolean fused)
        implements NumberArithmetic<Double> {

    public static RoundedArithmetic of(Precision precision) {
        return of(precision::round);
    }

    public static RoundedArithmetic of(DoubleUnaryOperator format) {
        return new RoundedArithmetic(format, DoubleUnaryOperator.identity(), SumOrder.FORWARD, false);
    }

    RoundedArithmetic withFactor(DoubleUnaryOperator newFactor) {
        return new RoundedArithmetic(format, newFactor, order, fused);
    }

    public RoundedArithmetic with(SumOrder newOrder, boolean newFused) {
        return new RoundedArithmetic(format, factor, newOrder, newFused);
    }

    @Override
    public Double of(double value) {
        return format.applyAsDouble(value);
    }

    @Override
    public Double plus(Double a, Double b) {
        return of(a + b);
    }

    @Override
    public Double minus(Double a, Double b) {
        return of(a - b);
    }

    @Override
    public Double times(Double a, Double b) {
        return of(a * b);
    }

    @Override
    public Double dividedBy(Double a, Double b) {
        return of(a / b);
    }

    @Override
    public Double dot(int n, IntFunction<Double> x, IntFunction<Double> y) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
            int at = order.at(k, n);
            double a = factor.applyAsDouble(x.apply(at));
            double b = factor.applyAsDouble(y.apply(at));
            // In float and half, Math.fma rounds to double first: that adds less than u² to the rounding.
            sum = fused ? of(Math.fma(a, b, sum)) : of(sum + of(a * b));
        }
        return sum;
    }

    @Override
    public double toDouble(Double number) {
        return number;
    }

    /** σ(z) = 1 / (1 + e⁻ᶻ), each step rounded: e⁻ᶻ within 2u, then two roundings, so within 4u. */
    double sigmoid(double z) {
        return of(1 / of(1 + of(Math.exp(-z))));
    }
}
