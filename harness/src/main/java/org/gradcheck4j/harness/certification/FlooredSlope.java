package org.gradcheck4j.harness.certification;

/**
 * The gradient of a loss whose denominator is kept from zero: dZ[L] = (a − y) / max(s, ε) · s with s = a (1 − a), as
 * PyTorch's {@code BCELoss} has it.
 *
 * @param epsilon ε
 */
record FlooredSlope(double epsilon) implements Deviation {

    @Override
    public <N> N outputError(Numbers<N> numbers, N a, N y, N usual) {
        N s = numbers.times(a, numbers.minus(numbers.of(1), a));
        N floor = numbers.toDouble(s) < epsilon ? numbers.of(epsilon) : s;
        return numbers.times(numbers.dividedBy(usual, floor), s);
    }
}
