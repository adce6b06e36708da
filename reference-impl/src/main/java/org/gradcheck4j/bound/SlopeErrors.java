package org.gradcheck4j.bound;

import org.gradcheck4j.model.Matrix;

/**
 * What a backward pass multiplies dA[i] by, each {@code [n_i × m]}.
 *
 * @param magnitude |factor|
 * @param error a bound on how far an engine's factor is off, the roundings of its last two products aside
 */
record SlopeErrors(Matrix magnitude, Matrix error) {

    static SlopeErrors of(HiddenSlope slope, ForwardPassErrors.LayerErrors layer, Rounding rounding) {
        return new SlopeErrors(slope.magnitude(layer.Z()), slope.errors(layer, rounding));
    }
}
