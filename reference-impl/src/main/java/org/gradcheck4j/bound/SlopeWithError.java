package org.gradcheck4j.bound;

import org.gradcheck4j.model.Matrix;

/**
 * What a backward pass multiplies dA[i] by, and how far an engine's is off, each {@code [n_i × m]}.
 *
 * @param magnitude |factor|
 * @param error a bound on the error, the roundings of an engine's last two products aside
 */
record SlopeWithError(Matrix magnitude, Matrix error) {

    static SlopeWithError of(HiddenSlope slope, ForwardPassErrors.LayerErrors layer, Rounding rounding) {
        return new SlopeWithError(slope.magnitude(layer.Z()), slope.errors(layer, rounding));
    }
}
