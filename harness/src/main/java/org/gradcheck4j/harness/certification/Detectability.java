package org.gradcheck4j.harness.certification;

/** What can be asked of a harness about one injected fault. */
enum Detectability {
    /** It changes some tested entry by more than twice that entry's bound. */
    DETECTABLE,
    /** It changes the gradient, but no tested entry by so much. */
    BELOW_BOUND,
    /** Mathematically, it changes nothing here: a symmetric dW transposed, a sum in place of a mean with m = 1. */
    WITHOUT_EFFECT
}
