package org.gradcheck4j.harness.comparison;

import java.util.List;

/**
 * Which parts of a tensor a comparison tests, and how well. An entry is well tested if its bound is at most
 * {@value #WELL_TESTED} of it, so that any error of that size disagrees.
 *
 * @param testedShareOfNorm the share of Σ value² that the tested entries have, in [0, 1]; 1 if every value is 0
 * @param wellTestedEntries how many entries are well tested
 * @param wellTestedShareOfNorm the share that the well tested ones have, likewise
 * @param untestedRows the rows no entry of which is tested at all: of dW[i], the neurons about which nothing is known
 */
public record TestedParts(
        double testedShareOfNorm, int wellTestedEntries, double wellTestedShareOfNorm, List<Integer> untestedRows) {

    /** The largest bound of a well tested entry, as a share of the entry. */
    public static final double WELL_TESTED = 0.1;

    /** Keeps an unmodifiable copy. */
    public TestedParts {
        untestedRows = List.copyOf(untestedRows);
    }
}
