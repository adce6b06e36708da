package org.gradcheck4j.departure;

import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.OutputError;

/** How dZ[L] is made from the output and the label, sample by sample. */
sealed interface OutputGradient permits OutputMinusLabel, ClippedOutput, FlooredSlope {

    /**
     * {@return dZ[L] of one sample}
     *
     * @param z Z[L]
     * @param q σ(−|z|)
     * @param y the label
     */
    DD exact(DD z, DD q, double y);

    /** {@return a bound on how far an engine's dZ[L] is from {@link #exact}} */
    double error(OutputError output);
}
