package org.gradcheck4j.reference;

import org.gradcheck4j.model.Matrix;

/**
 * A matrix of a precision: after every single operation, each entry is rounded to it.
 *
 * @param <M> this type: {@link DoubleMatrix} or {@link FloatMatrix}
 */
interface RoundedMatrix<M extends RoundedMatrix<M>> {

    /** Returns this · other, each sum in the order of its index, by fused multiply-adds. */
    M times(M other);

    /** Returns the transpose. */
    M transpose();

    /** Returns this matrix with a column {@code [rows × 1]} added to each of its columns. */
    M plus(M column);

    /** Returns this − other. */
    M minus(M other);

    /** Returns this ∘ other, the product entry by entry. */
    M entrywise(M other);

    /** Returns Σ of each row, in the order of its index, as a column. */
    M rowSums();

    /** Returns every entry divided by a number, which is rounded first: in float, it stays as it is up to 2²⁴. */
    M dividedBy(int divisor);

    /** Returns σ of every entry. */
    M sigmoid();

    /** Returns σ′ of every entry: q (1 − q), with q the smaller of σ(z) and 1 − σ(z), so that 1 − q loses no digits. */
    M sigmoidDerivative();

    /** Returns ln(1 + eᶻ) of every entry z. */
    M softplus();

    /** Returns the entries as they are: every float is a double. */
    Matrix values();
}
