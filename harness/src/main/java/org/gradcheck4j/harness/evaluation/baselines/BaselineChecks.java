package org.gradcheck4j.harness.evaluation.baselines;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.gradcheck4j.harness.evaluation.injection.Deviation;
import org.gradcheck4j.harness.evaluation.injection.PlainBackprop;
import org.gradcheck4j.harness.evaluation.injection.RoundedArithmetic;
import org.gradcheck4j.harness.evaluation.injection.SumOrder;
import org.gradcheck4j.harness.evaluation.population.RandomCase;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;

/** What each peer compares gradients of one question with, computed once. */
public final class BaselineChecks {

    private final Precision precision;
    private final Map<Baseline.Against, Gradients> expected = new EnumMap<>(Baseline.Against.class);
    private final Map<Baseline, Long> nanos = new EnumMap<>(Baseline.class);

    public BaselineChecks(RandomCase question) {
        this.precision = question.precision();
        Map<Baseline.Against, Long> nanosOf = new EnumMap<>(Baseline.Against.class);
        for (Baseline peer : peers()) {
            expected.computeIfAbsent(peer.against(), against -> {
                long start = System.nanoTime();
                Gradients gradients = expectation(against, question);
                nanosOf.put(against, System.nanoTime() - start);
                return gradients;
            });
        }
        for (Baseline peer : peers()) {
            Gradients gradients = expectation(peer);
            long start = System.nanoTime();
            peer.accepts(precision, gradients, gradients);
            nanos.put(peer, System.nanoTime() - start + nanosOf.getOrDefault(peer.against(), 0L));
        }
    }

    private Set<Baseline> peers() {
        EnumSet<Baseline> peers = EnumSet.noneOf(Baseline.class);
        Arrays.stream(Baseline.values()).filter(peer -> peer.takes(precision)).forEach(peers::add);
        return peers;
    }

    private static Gradients expectation(Baseline.Against against, RandomCase question) {
        return switch (against) {
            case NUMERICAL ->
                NumericalGradient.of(
                        question.network(), question.batch(), Baseline.STEP, NumericalGradient.Loss.FROM_LOGIT);
            case NUMERICAL_FROM_OUTPUT ->
                NumericalGradient.of(
                        question.network(), question.batch(), Baseline.STEP, NumericalGradient.Loss.FROM_OUTPUT);
            case SECOND_IMPLEMENTATION ->
                PlainBackprop.gradients(
                        RoundedArithmetic.of(question.precision()).with(SumOrder.BACKWARD, true),
                        question.network(),
                        question.batch(),
                        Deviation.NONE);
        };
    }

    private Gradients expectation(Baseline peer) {
        Gradients gradients = expected.get(peer.against());
        if (gradients == null) {
            throw new IllegalStateException("no expectation for " + peer);
        }
        return gradients;
    }

    /** {@return the peers that take this precision and do not accept the gradients} */
    public Set<Baseline> rejecting(Gradients gradients) {
        Set<Baseline> rejecting = EnumSet.noneOf(Baseline.class);
        for (Baseline peer : peers()) {
            if (!peer.accepts(precision, gradients, expectation(peer))) {
                rejecting.add(peer);
            }
        }
        return rejecting;
    }

    /** {@return the time of one check by each peer that takes this precision, in nanoseconds} */
    public Map<Baseline, Long> nanos() {
        return Map.copyOf(nanos);
    }
}
