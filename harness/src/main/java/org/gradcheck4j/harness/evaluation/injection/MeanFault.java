package org.gradcheck4j.harness.evaluation.injection;

/**
 * Every sum over the batch is divided by something else than m, or multiplied by something besides.
 *
 * @param divisor in place of m
 * @param factor in place of 1
 */
public record MeanFault(double divisor, double factor) implements Deviation {

    @Override
    public <N> N mean(NumberArithmetic<N> numbers, N sum, int m, N usual) {
        return numbers.times(numbers.dividedBy(sum, numbers.of(divisor)), numbers.of(factor));
    }
}
