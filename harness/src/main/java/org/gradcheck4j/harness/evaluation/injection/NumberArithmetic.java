package org.gradcheck4j.harness.evaluation.injection;

import java.util.function.IntFunction;

/**
 * The arithmetic that a backprop is computed in.
 *
 * @param <N> a number
 */
interface NumberArithmetic<N> {

    /** {@return a number of this arithmetic, from a double that it may round} */
    N of(double value);

    N plus(N a, N b);

    N minus(N a, N b);

    N times(N a, N b);

    N dividedBy(N a, N b);

    /** {@return Σ x y over n ≥ 1 terms} */
    N dot(int n, IntFunction<N> x, IntFunction<N> y);

    double toDouble(N number);
}
