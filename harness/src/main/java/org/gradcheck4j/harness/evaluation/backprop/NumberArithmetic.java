package org.gradcheck4j.harness.evaluation.backprop;

import java.util.function.IntFunction;
import org.apache.commons.numbers.core.DD;

/** The arithmetic that a backprop is computed in. */
public interface NumberArithmetic {

    /** {@return a number of this arithmetic, from a double that it may round} */
    DD of(double value);

    /** {@return a + b} */
    DD plus(DD a, DD b);

    /** {@return a − b} */
    default DD minus(DD a, DD b) {
        return plus(a, b.negate());
    }

    /** {@return a · b} */
    DD times(DD a, DD b);

    /** {@return a ÷ b} */
    DD dividedBy(DD a, DD b);

    /** {@return σ(z) = 1 / (1 + e⁻ᶻ)} */
    DD sigmoid(DD z);

    /** {@return Σ x y over n ≥ 1 terms} */
    DD dot(int n, IntFunction<DD> x, IntFunction<DD> y);
}
