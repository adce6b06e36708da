package org.gradcheck4j.harness.evaluation.injection;

/**
 * The gradient of a loss whose denominator is kept from zero: dZ[L] = (a − y) / max(s, ε) · s with s = a (1 − a), as
 * PyTorch's {@code BCELoss} has it.
 *
 * @param epsilon ε
 */
public record FlooredSlopeFault(double epsilon) implements Deviation {

    @Override
    public <N> N outputError(NumberArithmetic<N> numbers, N a, N y, N usual) {
        N s = numbers.times(a, numbers.minus(numbers.of(1), a));
        N floor = numbers.toDouble(s) < epsilon ? numbers.of(epsilon) : s;
        return numbers.times(numbers.dividedBy(usual, floor), s);
    }
}
