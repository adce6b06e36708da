package org.gradcheck4j.harness.application.explain;

import org.gradcheck4j.model.Matrix;

/**
 * What a formula gives for dW, and how far that is from what dW is.
 *
 * @param formula such as {@code 1/m · dZ[2] A[1]ᵀ}
 * @param about in words
 * @param value what it gives
 * @param exact dW by the exact oracle
 * @param differences dW by differences of the loss
 */
record FormulaTrial(String formula, String about, Matrix value, Matrix exact, Matrix differences) {

    /** An entry is right if it is off by less: it is far above rounding, and far below what a wrong formula gives. */
    private static final double RIGHT = 1e-6;

    /** Whether the shape is that of W. */
    boolean fits() {
        return value.hasShapeOf(exact);
    }

    boolean right() {
        return fits() && largestError(exact) < RIGHT;
    }

    MatrixView view() {
        return MatrixView.computed(formula, right() ? "gradient" : "", value);
    }

    String needed() {
        return exact.shape();
    }

    String errorFromExact() {
        return error(exact);
    }

    String errorFromDifferences() {
        return error(differences);
    }

    private String error(Matrix truth) {
        double error = largestError(truth);
        return error < RIGHT ? Decimals.tiny(error) : Decimals.four(error);
    }

    private double largestError(Matrix truth) {
        double largest = 0;
        for (int k = 0; k < truth.size(); k++) {
            largest = Math.max(largest, Math.abs(value.get(k) - truth.get(k)));
        }
        return largest;
    }
}
