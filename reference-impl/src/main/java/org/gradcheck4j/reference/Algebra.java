package org.gradcheck4j.reference;

import org.gradcheck4j.model.Matrix;

/**
 * The few matrix operations that backprop is made of, in one precision. The formula is written once, in
 * {@link Backprop}, on top of them.
 *
 * @param <M> a matrix in this precision
 */
interface Algebra<M> {

    /** Returns a matrix whose entries this precision holds exactly. */
    M of(Matrix exact);

    /** Returns the entries as doubles, exactly. */
    Matrix toMatrix(M matrix);

    /** Returns W A + b, with b {@code [n × 1]} added to every column. */
    M affine(M W, M A, M b);

    /** Returns Wᵀ dZ. */
    M transposedTimes(M W, M dZ);

    /** Returns 1/m dZ Aᵀ, m being the number of columns of both. */
    M meanOuterProduct(M dZ, M A);

    /** Returns 1/m Σ dZ, the mean of each row, as a column. */
    M rowMean(M dZ);

    /** Returns σ(Z), entry by entry. */
    M sigmoid(M Z);

    /** Returns dA ∘ σ′(Z), with σ′ = q (1 − q) and q the smaller of A and 1 − A, so that saturation keeps its digits. */
    M timesSigmoidDerivative(M dA, M Z);

    /** Returns A − y. */
    M minus(M A, M y);

    /** Returns the mean over the samples of softplus(Z) − y Z, the cross-entropy in its stable form. */
    double meanCrossEntropy(M Z, M y);
}
