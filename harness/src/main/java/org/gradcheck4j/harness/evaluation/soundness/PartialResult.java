package org.gradcheck4j.harness.evaluation.soundness;

import java.util.List;
import org.gradcheck4j.model.Precision;

/**
 * Some questions with all their answers judged: one line of the state file.
 *
 * @param seed of the run
 * @param precision of the run
 * @param index of the chunk in the run, from 0
 * @param questions how many were put
 * @param unsupported how many of them the precision cannot hold
 * @param clipped how many gradients were set apart, since DL4J clips their outputs
 * @param gradients how many were judged
 * @param tallies what was counted
 * @param violations a sentence for each gradient with an entry outside its bound
 */
record PartialResult(
        long seed,
        Precision precision,
        int index,
        int questions,
        int unsupported,
        int clipped,
        int gradients,
        List<Counted> tallies,
        List<String> violations) {

    /** Keeps unmodifiable copies. */
    PartialResult {
        tallies = List.copyOf(tallies);
        violations = List.copyOf(violations);
    }

    /**
     * One tally.
     *
     * @param kind of what
     * @param tally the counts
     */
    record Counted(StatisticsKey kind, ErrorStatistics tally) {}
}
