package org.gradcheck4j.harness.application.diff;

import java.util.Locale;

/** Which of two gradients is nearer to the exact one, if the numbers say it clearly. */
public enum Nearer {
    /** The old one. */
    OLD,
    /** The new one. */
    NEW,
    /** Not clearly one of them. */
    NEITHER;

    /** The share of the entries that one has to be nearer in. */
    private static final double CLEARLY = 2.0 / 3;

    /**
     * {@return the one that is nearer in at least two thirds of some entries, and whose largest error among them is not the larger one}
     *
     * @param entries how many decide: those that differ by more than both bounds, or all that differ if none does by more
     * @param olderNearer in how many of them the old one is nearer
     * @param newerNearer in how many of them the new one is
     * @param olderError the largest error of the old one, as a share of the sum of both bounds
     * @param newerError the same of the new one
     */
    static Nearer of(int entries, int olderNearer, int newerNearer, double olderError, double newerError) {
        if (olderNearer >= CLEARLY * entries && olderError <= newerError && entries > 0) {
            return OLD;
        }
        return newerNearer >= CLEARLY * entries && newerError <= olderError && entries > 0 ? NEW : NEITHER;
    }

    /** {@return the name in JSON and text: lower case} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
