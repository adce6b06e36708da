package org.gradcheck4j.harness.evaluation.soundness;

import java.util.List;
import org.gradcheck4j.model.Precision;

/**
 * A part of a run: some cases judged with all their engines.
 *
 * @param seed of the run
 * @param precision of the run
 * @param cases how many were drawn
 * @param unsupported how many of them the precision cannot hold
 * @param clipped how many gradients were set apart, since the engine's loss clips an output
 * @param gradients how many were judged
 * @param statistics what was counted
 * @param violations a sentence for each gradient with an entry outside its bound
 * @param doubted a sentence for each that would be inconclusive for what its errors have in common
 */
record PartialResult(
        long seed,
        Precision precision,
        int cases,
        int unsupported,
        int clipped,
        int gradients,
        List<Counted> statistics,
        List<String> violations,
        List<String> doubted) {

    /** Keeps unmodifiable copies. */
    PartialResult {
        statistics = List.copyOf(statistics);
        violations = List.copyOf(violations);
        doubted = List.copyOf(doubted);
    }

    /**
     * What was counted together.
     *
     * @param key of which entries
     * @param errors theirs
     */
    record Counted(StatisticsKey key, ErrorStatistics errors) {}
}
