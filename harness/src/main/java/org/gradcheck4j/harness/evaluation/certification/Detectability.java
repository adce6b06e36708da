package org.gradcheck4j.harness.evaluation.certification;

/** Whether one injected fault can be noticed at all, and how well. */
enum Detectability {
    /** It changes some tested entry by more than twice that entry's bound, and at least half of it survives rounding. */
    DETECTABLE,
    /**
     * In exact arithmetic it would be detectable, but the faulty computation rounds it away: what it returns is what a
     * correct engine may return. An example is a wrong σ′ when a rounds to 1, so that σ′ is 0.
     */
    LOST_IN_ROUNDING,
    /** It changes the gradient, but no tested entry by more than twice its bound. */
    BELOW_BOUND,
    /** Mathematically, it changes nothing here: a symmetric dW transposed, a sum in place of a mean with m = 1. */
    WITHOUT_EFFECT
}
