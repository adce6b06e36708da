package org.gradcheck4j.bound;

/**
 * What dZ[i] is multiplied by to give dW[i]: A[i − 1] in the formula.
 *
 * @param layer j, from 0 for X
 * @param isPreActivation whether it is Z[j] in place of A[j]
 */
public record InputOfDW(int layer, boolean isPreActivation) {

    /** {@return A[j], or X for j = 0} */
    public static InputOfDW activation(int j) {
        return new InputOfDW(j, false);
    }

    /** {@return Z[j]} */
    public static InputOfDW preActivation(int j) {
        return new InputOfDW(j, true);
    }
}
