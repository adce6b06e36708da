package org.gradcheck4j.harness.certification;

import java.util.List;

/**
 * The sums over the batch leave one sample out.
 *
 * @param sample from 0
 * @param divisor m − 1, or m
 */
record SampleDropped(int sample, double divisor) implements Deviation {

    @Override
    public List<Integer> samples(List<Integer> usual) {
        return usual.stream().filter(k -> k != sample).toList();
    }

    @Override
    public <N> N mean(Numbers<N> numbers, N sum, int m, N usual) {
        return numbers.dividedBy(sum, numbers.of(divisor));
    }
}
