package org.gradcheck4j.harness.evaluation.certification;

import java.util.Set;
import org.gradcheck4j.harness.evaluation.baselines.Baseline;
import org.gradcheck4j.harness.evaluation.injection.Fault;

/**
 * What became of one injected fault.
 *
 * @param fault what was injected
 * @param detectability what could be asked
 * @param detected whether the verdict was a disagreement
 * @param named the diagnosis; {@value #NOTHING} where nothing disagreed
 * @param sentence the diagnosis, for people
 * @param coincides whether another name was given, or one besides, and what it says leads to the same gradient within
 *     the bound: the two faults cannot be told apart here
 * @param rejectedBy the peers that noticed, of those that take this precision
 */
record FaultResult(
        Fault fault,
        Detectability detectability,
        boolean detected,
        String named,
        String sentence,
        boolean coincides,
        Set<Baseline> rejectedBy) {

    /** In place of a diagnosis, where nothing disagreed. */
    static final String NOTHING = "nothing";

    FaultResult {
        rejectedBy = Set.copyOf(rejectedBy);
    }

    boolean detectable() {
        return detectability == Detectability.DETECTABLE;
    }

    /** {@return whether a correct name can be asked for} */
    boolean distinguishable() {
        return detectable() && !coincides;
    }

    boolean correctlyNamed() {
        return named.equals(fault.id());
    }
}
