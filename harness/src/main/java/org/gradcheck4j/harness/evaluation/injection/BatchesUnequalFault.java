package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/**
 * The mean of the means of mini-batches, of which the last is smaller: each sample counts by m/(batches · size of its own).
 *
 * @param size of all batches but the last
 */
record BatchesUnequalFault(int size) implements FaultyStep {

    /** {@return one such fault, if a batch can be so divided} */
    static Stream<FaultyStep> draw(FaultContext context, RandomParameters random) {
        List<Integer> sizes = IntStream.range(2, context.m())
                .filter(size -> context.m() % size != 0)
                .boxed()
                .toList();
        return sizes.isEmpty() ? Stream.empty() : Stream.of(new BatchesUnequalFault(random.any(sizes)));
    }

    static Stream<FaultyStep> fromParameters(Map<String, Double> parameters) {
        return Stream.ofNullable(parameters.get("batch")).map(size -> new BatchesUnequalFault(size.intValue()));
    }

    @Override
    public double forms(int m) {
        return m;
    }

    @Override
    public DoubleDoubleMatrix outputGradients(NumberArithmetic numbers, DoubleDoubleMatrix usual) {
        int m = usual.columns();
        int batches = (m + size - 1) / size;
        return DoubleDoubleMatrix.generate(1, m, (row, k) -> {
            int start = k / size * size;
            int own = Math.min(size, m - start);
            return numbers.times(numbers.dividedBy(numbers.of(m), numbers.of(batches * own)), usual.get(k));
        });
    }
}
