package org.gradcheck4j.harness.certification;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Everything tried on one network and batch.
 *
 * @param question the network and batch
 * @param unsupportedBefore how many draws before it were beyond their precision
 * @param faults the injected faults
 * @param correct the correct gradients
 * @param smallestChange the smallest relative change of its best-tested entry that is noticed; none where not even a
 *     doubled one is
 * @param checkNanos our time for one check, in nanoseconds: the oracle, the bound and the verdict
 * @param peerNanos the time of each peer that takes the precision for one check, in nanoseconds
 */
record QuestionTrials(
        RandomQuestion question,
        int unsupportedBefore,
        List<Trial> faults,
        List<CorrectTrial> correct,
        OptionalDouble smallestChange,
        long checkNanos,
        Map<Peer, Long> peerNanos) {

    QuestionTrials {
        faults = List.copyOf(faults);
        correct = List.copyOf(correct);
        peerNanos = Map.copyOf(peerNanos);
    }
}
