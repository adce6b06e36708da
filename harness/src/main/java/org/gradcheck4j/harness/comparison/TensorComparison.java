package org.gradcheck4j.harness.comparison;

import java.util.List;
import org.gradcheck4j.model.TensorName;

/**
 * The comparison of one tensor, such as dW2.
 *
 * @param name A1 …, J, dW1, db1, …
 * @param rows its shape
 * @param columns its shape
 * @param tested how many entries are tested
 * @param testedParts which parts of it are tested, and which to 10 % of each entry
 * @param disagreeing how many entries lie outside their bound
 * @param outliers how many entries lie beyond {@value Comparison#OUTLIER_DEVIATIONS} standard deviations of the rounding errors: evidence, not proof
 * @param pattern what the errors show together, if rounding does not explain it, in words; else empty
 * @param rtol the smallest rtol that would have passed with atol = 0
 * @param atol the smallest atol that would have passed with rtol = 0: the largest absolute error
 * @param worst the worst entries by fraction of the bound, worst first, at most {@value #WORST}
 */
public record TensorComparison(
        TensorName name,
        int rows,
        int columns,
        int tested,
        TestedParts testedParts,
        int disagreeing,
        int outliers,
        String pattern,
        double rtol,
        double atol,
        List<ComparedEntry> worst) {

    /** Below this share of tested entries, or of Σ value², a verdict is inconclusive. */
    private static final double ENOUGH_TESTED = 0.5;

    /** How many of the worst entries are kept. */
    static final int WORST = 5;

    /** Keeps an unmodifiable copy. */
    public TensorComparison {
        worst = List.copyOf(worst);
    }

    /** {@return the number of entries} */
    public int entries() {
        return rows * columns;
    }

    /** {@return the share of entries that are tested, in [0, 1]} */
    public double coverage() {
        return (double) tested / entries();
    }

    /** {@return whether at least half of the entries are tested, and have at least half of Σ value²} */
    boolean isTested() {
        return hasEnoughEntriesTested() && testedParts.testedShareOfNorm() >= ENOUGH_TESTED;
    }

    /** {@return whether at least half of the entries are tested, whatever they have of Σ value²} */
    boolean hasEnoughEntriesTested() {
        return coverage() >= ENOUGH_TESTED;
    }

    /** {@return the largest error ÷ bound among the entries} */
    public double fractionOfBound() {
        return worst.get(0).fractionOfBound();
    }

    /** {@return the layer it belongs to, from 1; 0 for the loss} */
    public int layer() {
        return name.layer();
    }

    /** {@return whether this is a gradient (dW or db) rather than a part of the forward pass (A or J)} */
    public boolean isGradient() {
        return name.isGradient();
    }

    /** {@return whether an entry disagrees} */
    public boolean disagrees() {
        return disagreeing > 0;
    }
}
