package org.gradcheck4j.harness.evaluation.certification;

/** What a certification must reach: the long one of {@code gradcheck4j certify}, and the short one of the build. */
public final class CertificationGoals {

    /** The least share of the distinguishable faults that must be named correctly. */
    static final double NAMED = 0.99;

    /** The same, if a name that others fit as well counts as a failure. */
    static final double NAMED_WITH_TIES = 0.96;

    private CertificationGoals() {}

    /** {@return whether everything is detected, enough is named, nothing is named falsely, and no right gradient is called wrong} */
    public static boolean areMetBy(CertificationResult result) {
        return result.detectsAll()
                && result.counts().namingRate() >= NAMED
                && result.counts().namingRateWithTies() >= NAMED_WITH_TIES
                && result.falseNames() == 0
                && result.falseAlarms() == 0;
    }
}
