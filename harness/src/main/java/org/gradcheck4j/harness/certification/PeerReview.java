package org.gradcheck4j.harness.certification;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;

/** What each peer compares gradients of one question with, computed once. */
final class PeerReview {

    private final Precision precision;
    private final Map<Peer.Against, Gradients> expected = new EnumMap<>(Peer.Against.class);
    private final Map<Peer, Long> nanos = new EnumMap<>(Peer.class);

    PeerReview(RandomQuestion question) {
        this.precision = question.precision();
        Map<Peer.Against, Long> nanosOf = new EnumMap<>(Peer.Against.class);
        for (Peer peer : peers()) {
            expected.computeIfAbsent(peer.against(), against -> {
                long start = System.nanoTime();
                Gradients gradients = expectation(against, question);
                nanosOf.put(against, System.nanoTime() - start);
                return gradients;
            });
        }
        for (Peer peer : peers()) {
            Gradients gradients = expectation(peer);
            long start = System.nanoTime();
            peer.accepts(precision, gradients, gradients);
            nanos.put(peer, System.nanoTime() - start + nanosOf.getOrDefault(peer.against(), 0L));
        }
    }

    private Set<Peer> peers() {
        EnumSet<Peer> peers = EnumSet.noneOf(Peer.class);
        Arrays.stream(Peer.values()).filter(peer -> peer.takes(precision)).forEach(peers::add);
        return peers;
    }

    private static Gradients expectation(Peer.Against against, RandomQuestion question) {
        return switch (against) {
            case NUMERICAL ->
                NumericalGradient.of(
                        question.network(), question.batch(), Peer.STEP, NumericalGradient.Loss.FROM_LOGIT);
            case NUMERICAL_FROM_OUTPUT ->
                NumericalGradient.of(
                        question.network(), question.batch(), Peer.STEP, NumericalGradient.Loss.FROM_OUTPUT);
            case SECOND_IMPLEMENTATION ->
                PlainBackprop.gradients(
                        RoundedNumbers.of(question.precision()).with(SumOrder.BACKWARD, true),
                        question.network(),
                        question.batch(),
                        Deviation.NONE);
        };
    }

    private Gradients expectation(Peer peer) {
        Gradients gradients = expected.get(peer.against());
        if (gradients == null) {
            throw new IllegalStateException("no expectation for " + peer);
        }
        return gradients;
    }

    /** {@return the peers that take this precision and do not accept the gradients} */
    Set<Peer> rejecting(Gradients gradients) {
        Set<Peer> rejecting = EnumSet.noneOf(Peer.class);
        for (Peer peer : peers()) {
            if (!peer.accepts(precision, gradients, expectation(peer))) {
                rejecting.add(peer);
            }
        }
        return rejecting;
    }

    /** {@return the time of one check by each peer that takes this precision, in nanoseconds} */
    Map<Peer, Long> nanos() {
        return Map.copyOf(nanos);
    }
}
