package org.gradcheck4j.harness.application.diff;

import java.util.Locale;

/** What became of a gradient from the old run to the new one, the worst first. */
public enum Change {
    /** It is wrong now and was not, or it is gone, or it was wrong and is wrong in another way, by more than both bounds. */
    WORSE,
    /** Only the old run has it. */
    ONLY_OLD,
    /** Only the new run has it. */
    ONLY_NEW,
    /** Its inputs are not the same, so that the gradients need not be. */
    NOT_COMPARABLE,
    /** It was wrong and is not any more, or there was none and now there is. */
    BETTER,
    /** It differs by no more than the sum of both bounds, or by its verdict, neither of them wrong. */
    EXPLAINED,
    /** It has the same bits, and the same verdict. */
    SAME,
    /** Neither run has a gradient: the engine does not support the case, or failed. */
    NO_GRADIENT;

    /** {@return the name in JSON: lower case with hyphens} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
