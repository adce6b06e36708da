package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/**
 * The sums over the batch run over some samples: from, from + step … below to.
 *
 * @param from the first
 * @param to after the last
 * @param step from one to the next
 * @param byAll whether the sum is divided by m; else by the number of samples
 */
record SamplesSubsetFault(int from, int to, int step, boolean byAll) implements FaultyStep {

    static final Fault FAULT =
            new Fault("samples-subset", SamplesSubsetFault::draw, SamplesSubsetFault::fromParameters);

    private static final int LEAST_BATCH = 4;

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        int m = context.m();
        if (m < LEAST_BATCH) {
            return List.of();
        }
        int from = random.below(m - 2);
        int to = from + 1 + random.below(m - 2 - from);
        List<InjectedFault> forms = new ArrayList<>();
        forms.add(FAULT.form("the first half", new SamplesSubsetFault(0, m / 2, 1, false)));
        forms.add(FAULT.form("the last half, by m", new SamplesSubsetFault(m / 2, m, 1, true)));
        forms.add(FAULT.form("any range", new SamplesSubsetFault(from, to, 1, false)));
        forms.add(FAULT.form("every second", new SamplesSubsetFault(0, m, 2, false)));
        BatchesUnequalFault.draw(context, random).forEach(step -> forms.add(FAULT.form("unequal batches", step)));
        return forms;
    }

    private static Stream<FaultyStep> fromParameters(FaultContext context, Map<String, Double> parameters) {
        Stream<FaultyStep> ranges = Stream.ofNullable(parameters.get("from"))
                .flatMap(from -> Stream.ofNullable(parameters.get("to")).flatMap(to -> Stream.of(false, true)
                        .map(byAll -> new SamplesSubsetFault(
                                from.intValue(),
                                to.intValue(),
                                parameters.getOrDefault("step", 1.0).intValue(),
                                byAll))));
        return Stream.concat(ranges, BatchesUnequalFault.fromParameters(parameters));
    }

    @Override
    public double forms(int m) {
        return (double) m * m;
    }

    @Override
    public List<Integer> samples(List<Integer> usual) {
        return usual.stream()
                .filter(k -> k >= from && k < to && (k - from) % step == 0)
                .toList();
    }

    @Override
    public DD mean(NumberArithmetic numbers, DD sum, int m, DD usual) {
        int size = (to - from + step - 1) / step;
        return numbers.dividedBy(sum, numbers.of(byAll ? m : size));
    }
}
