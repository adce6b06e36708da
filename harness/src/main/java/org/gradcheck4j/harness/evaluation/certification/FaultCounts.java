package org.gradcheck4j.harness.evaluation.certification;

import java.util.List;
import java.util.function.Predicate;

/**
 * How many faults were injected, and what became of them.
 *
 * @param injected all of them
 * @param withoutEffect how many change nothing there, mathematically
 * @param belowBound how many change the gradient, but no tested entry by more than twice its bound
 * @param lostInRounding how many would be detectable, but for the rounding of the faulty computation itself
 * @param detectable how many change a tested entry by more than twice its bound
 * @param detected how many of the detectable ones were noticed
 * @param tooLittle how many of the detectable ones change the numbers too little for a name
 * @param indistinguishable how many of the others cannot be told from the fault that was named
 * @param named how many of the detectable and distinguishable ones were named correctly
 */
public record FaultCounts(
        long injected,
        long withoutEffect,
        long belowBound,
        long lostInRounding,
        long detectable,
        long detected,
        long tooLittle,
        long indistinguishable,
        long named) {

    static FaultCounts of(List<FaultResult> faults) {
        return new FaultCounts(
                faults.size(),
                count(faults, each -> each.detectability() == Detectability.WITHOUT_EFFECT),
                count(faults, each -> each.detectability() == Detectability.BELOW_BOUND),
                count(faults, each -> each.detectability() == Detectability.LOST_IN_ROUNDING),
                count(faults, FaultResult::detectable),
                count(faults, each -> each.detectable() && each.detected()),
                count(faults, each -> each.detectable() && !each.tellsEnough()),
                count(faults, FaultResult::tied),
                count(faults, each -> each.distinguishable() && each.correctlyNamed()));
    }

    private static long count(List<FaultResult> faults, Predicate<FaultResult> which) {
        return faults.stream().filter(which).count();
    }

    /** {@return how many of the detectable ones can be told from every fault that was named} */
    long distinguishable() {
        return detectable - indistinguishable - tooLittle;
    }

    /** {@return detected ÷ detectable, in [0, 1]; 1 if nothing is detectable} */
    double detectionRate() {
        return rate(detected, detectable);
    }

    /** {@return correctly named ÷ distinguishable, in [0, 1]; 1 if nothing is distinguishable} */
    double namingRate() {
        return rate(named, distinguishable());
    }

    /** {@return correctly named ÷ those that tell enough, ties being failures; 1 if there are none} */
    double namingRateWithTies() {
        return rate(named, detectable - tooLittle);
    }

    private static double rate(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
