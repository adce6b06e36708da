package org.gradcheck4j.harness.evaluation.certification;

import java.util.Set;
import org.gradcheck4j.harness.evaluation.baselines.Baseline;
import org.gradcheck4j.harness.evaluation.injection.InjectedFault;

/**
 * What became of one injected fault.
 *
 * @param fault what was injected
 * @param detection whether it was noticed
 * @param named the id of the diagnosis; {@value #NOTHING} if nothing disagreed
 * @param sentence the diagnosis, for people
 * @param claimsCause whether it says why the numbers are wrong, not just where
 * @param indistinguishable whether another name was given, or one besides, and what it says leads to the same gradient
 *     within the bound
 * @param bits how unlikely it is that chance gives the same numbers
 * @param rejectedBy the baselines that noticed, of those that take this precision
 */
record FaultResult(
        InjectedFault fault,
        Detection detection,
        String named,
        String sentence,
        boolean claimsCause,
        boolean indistinguishable,
        double bits,
        Set<Baseline> rejectedBy) {

    /**
     * Below, the numbers say too little for a name: 16 bits, so that of 65,536 other mistakes one would hit them, and 4 for the
     * choice among the forms that most mistakes have. In half, and with few samples, that is often so.
     */
    private static final double ENOUGH_BITS = 20;

    /** In place of a diagnosis, if nothing disagreed. */
    static final String NOTHING = "nothing";

    Detectability detectability() {
        return detection.detectability();
    }

    boolean detected() {
        return detection.detected();
    }

    boolean detectable() {
        return detection.detectable();
    }

    /** {@return whether the numbers are so many, and so exact, that chance does not give the same ones} */
    boolean tellsEnough() {
        return bits >= ENOUGH_BITS;
    }

    /** {@return whether the numbers say much, and fit another name as well} */
    boolean tied() {
        return detectable() && tellsEnough() && indistinguishable;
    }

    /** {@return whether a correct name can be asked for} */
    boolean distinguishable() {
        return detectable() && tellsEnough() && !indistinguishable;
    }

    /** {@return whether a cause was claimed that does not lead to these numbers, of a fault that has no name} */
    boolean falselyNamed() {
        return detectable() && claimsCause && !indistinguishable;
    }

    boolean correctlyNamed() {
        return named.equals(fault.id());
    }
}
