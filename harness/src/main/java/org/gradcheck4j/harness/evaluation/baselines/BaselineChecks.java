package org.gradcheck4j.harness.evaluation.baselines;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.evaluation.population.RandomCase;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;

/** What the baselines say of gradients of one case. What each compares with is computed once. */
public final class BaselineChecks {

    private final Precision precision;
    private final Map<Baseline, Gradients> expected = new EnumMap<>(Baseline.class);
    private final Map<Baseline, Long> nanos = new EnumMap<>(Baseline.class);

    /**
     * Computes what the baselines compare with.
     *
     * @param drawn whose gradients are checked
     */
    public BaselineChecks(RandomCase drawn) {
        this.precision = drawn.precision();
        for (Baseline baseline : Baseline.values()) {
            if (baseline.takes(precision)) {
                long start = System.nanoTime();
                Gradients gradients = baseline.expected(drawn);
                baseline.accepts(precision, gradients, gradients);
                nanos.put(baseline, System.nanoTime() - start);
                expected.put(baseline, gradients);
            }
        }
    }

    /** {@return the baselines that take this precision and do not accept the gradients} */
    public Set<Baseline> rejecting(Gradients gradients) {
        return expected.entrySet().stream()
                .filter(each -> !each.getKey().accepts(precision, gradients, each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** {@return the time of one check by each baseline that takes this precision, in nanoseconds} */
    public Map<Baseline, Long> nanos() {
        return Map.copyOf(nanos);
    }
}
