package org.gradcheck4j.harness.evaluation.injection;

/**
 * The gradient of a loss whose argument is clipped: dZ[L] = (c − y) / (c (1 − c)) · a (1 − a), c = clip(a, ε, 1 − ε), as
 * DL4J's {@code LossBinaryXENT} has it.
 *
 * @param epsilon ε
 */
public record ClippedLossFault(double epsilon) implements Deviation {

    @Override
    public <N> N outputError(NumberArithmetic<N> numbers, N a, N y, N usual) {
        N one = numbers.of(1);
        N c = clipped(numbers, a);
        N dA = numbers.dividedBy(numbers.minus(c, y), numbers.times(c, numbers.minus(one, c)));
        return numbers.times(dA, numbers.times(a, numbers.minus(one, a)));
    }

    private <N> N clipped(NumberArithmetic<N> numbers, N a) {
        if (numbers.toDouble(a) < epsilon) {
            return numbers.of(epsilon);
        }
        return numbers.toDouble(a) > 1 - epsilon ? numbers.of(1 - epsilon) : a;
    }
}
