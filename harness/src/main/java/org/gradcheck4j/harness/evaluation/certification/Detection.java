package org.gradcheck4j.harness.evaluation.certification;

import org.gradcheck4j.harness.comparison.Outcome;

/**
 * Whether an injected fault was noticed.
 *
 * @param detectability what could be asked
 * @param effect how much the fault changes, in exact arithmetic: the largest change of an entry, divided by the largest entry of
 *     its tensor
 * @param outcome the verdict's
 */
record Detection(Detectability detectability, double effect, Outcome outcome) {

    boolean detectable() {
        return detectability == Detectability.DETECTABLE;
    }

    boolean detected() {
        return outcome == Outcome.DISAGREE || outcome == Outcome.EXPLAINED;
    }

    boolean inconclusive() {
        return outcome == Outcome.INCONCLUSIVE;
    }

    boolean missed() {
        return detectable() && !detected();
    }
}
