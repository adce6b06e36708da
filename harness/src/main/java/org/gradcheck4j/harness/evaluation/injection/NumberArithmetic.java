package org.gradcheck4j.harness.evaluation.injection;

import java.util.function.IntFunction;
import org.apache.commons.numbers.core.DD;

/** The arithmetic that a backprop is computed in. */
interface NumberArithmetic {

    /** {@return a number of this arithmetic, from a double that it may round} */
    DD of(double value);

    DD plus(DD a, DD b);

    default DD minus(DD a, DD b) {
        return plus(a, b.negate());
    }

    DD times(DD a, DD b);

    DD dividedBy(DD a, DD b);

    /** {@return σ(z) = 1 / (1 + e⁻ᶻ)} */
    DD sigmoid(DD z);

    /** {@return Σ x y over n ≥ 1 terms} */
    DD dot(int n, IntFunction<DD> x, IntFunction<DD> y);
}
