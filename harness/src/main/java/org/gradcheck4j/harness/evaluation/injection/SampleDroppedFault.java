package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;

/**
 * The sums over the batch leave one sample out.
 *
 * @param sample from 0
 * @param divisor m − 1, or m
 */
public record SampleDroppedFault(int sample, double divisor) implements Deviation {

    @Override
    public List<Integer> samples(List<Integer> usual) {
        return usual.stream().filter(k -> k != sample).toList();
    }

    @Override
    public <N> N mean(NumberArithmetic<N> numbers, N sum, int m, N usual) {
        return numbers.dividedBy(sum, numbers.of(divisor));
    }
}
