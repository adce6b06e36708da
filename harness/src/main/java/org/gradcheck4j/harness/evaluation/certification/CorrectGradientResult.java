package org.gradcheck4j.harness.evaluation.certification;

import java.util.Set;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.evaluation.baselines.Baseline;

/**
 * What became of one correct gradient.
 *
 * @param engine who computed it
 * @param outcome the verdict's
 * @param rejectedBy the baselines that raised a false alarm, of those that take this precision
 */
record CorrectGradientResult(String engine, Outcome outcome, Set<Baseline> rejectedBy) {

    boolean falseAlarm() {
        return outcome != Outcome.AGREE && outcome != Outcome.INCONCLUSIVE;
    }
}
