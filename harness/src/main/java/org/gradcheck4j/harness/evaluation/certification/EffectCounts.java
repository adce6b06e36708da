package org.gradcheck4j.harness.evaluation.certification;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gradcheck4j.model.Precision;

/**
 * How many of the faults with an effect of some size were noticed, whether or not the bound lets one ask for it. A fault has an
 * effect if it changes an entry by more than u times the largest entry of its tensor: less is lost if that is rounded.
 *
 * @param size of the effects, in words
 * @param faults how many there are
 * @param detected how many disagree with the formula, explained or not
 * @param inconclusive how many got neither yes nor no
 */
record EffectCounts(String size, long faults, long detected, long inconclusive) {

    /** Sizes of effects, from one to the next. */
    private static final List<String> SIZES = List.of("1", "0.1", "0.01", "1e-3", "1e-6", "1e-9");

    private static EffectCounts of(String size, List<Detection> faults) {
        return new EffectCounts(
                size, faults.size(), count(faults, Detection::detected), count(faults, Detection::inconclusive));
    }

    /** {@return the counts of every fault that has an effect} */
    static EffectCounts ofAny(Precision precision, List<Detection> faults) {
        return of("any", between(faults, precision.unitRoundoff(), Double.POSITIVE_INFINITY));
    }

    /** {@return the counts by size, the largest effects first; sizes below u are left out} */
    static List<EffectCounts> bySize(Precision precision, List<Detection> faults) {
        double u = precision.unitRoundoff();
        List<EffectCounts> counts = new ArrayList<>();
        String above = "";
        double most = Double.POSITIVE_INFINITY;
        for (String size : SIZES) {
            double least = Double.parseDouble(size);
            if (least > u) {
                counts.add(
                        of(above.isEmpty() ? size + " and more" : size + " to " + above, between(faults, least, most)));
                above = size;
                most = least;
            }
        }
        counts.add(of("u to " + above, between(faults, u, most)));
        return counts;
    }

    /** Those above the least, or at it; none has an effect of u exactly. */
    private static List<Detection> between(List<Detection> faults, double least, double below) {
        return faults.stream()
                .filter(each -> each.effect() >= least && (each.effect() < below || below == Double.POSITIVE_INFINITY))
                .toList();
    }

    private static long count(List<Detection> faults, Predicate<Detection> which) {
        return faults.stream().filter(which).count();
    }

    /** {@return how many were called right} */
    long agreeing() {
        return faults - detected - inconclusive;
    }
}
