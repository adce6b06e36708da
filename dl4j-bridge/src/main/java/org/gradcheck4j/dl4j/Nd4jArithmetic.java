package org.gradcheck4j.dl4j;

import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Precision;

/**
 * What the error bound has to know about ND4J's arithmetic. {@code docs/dl4j-arithmetic.md} has the measurements, and
 * {@code ci/measure-sigmoid} repeats them.
 */
final class Nd4jArithmetic {

    /**
     * c_σ = 2k + 2 for σ = 1 ÷ (1 + e^{−z}) with an exp accurate to k = 1 ulp, which is what C libraries promise. Measured
     * on the CPU: the largest relative error of exp is 1.002 u (k = 0.501), that of σ 2.45 u.
     */
    static final double SIGMOID_RELATIVE = 4;

    /**
     * c_abs of SameDiff's loss of logits: for z ≤ 0 its gradient is dZ[L] = (1 − y) − 1 ÷ (1 + e^z). Three of the
     * roundings do not shrink with a: 1 + e^z contributes u, the quotient u/2, and 1 − y of a soft label u/2. Measured:
     * 1.5 u.
     */
    static final double LOGIT_LOSS_ABSOLUTE = 2;

    private Nd4jArithmetic() {}

    /** {@return the arithmetic of DL4J's layers} */
    static Arithmetic ofLayers(Precision precision) {
        if (!GpuDescription.isOnGpu()) {
            return Arithmetic.of(precision).withSigmoid(SIGMOID_RELATIVE, 0);
        }
        return onGpu(precision, precision == Precision.FLOAT ? FloatFactors.ofNd4j() : FloatFactors.KEPT);
    }

    /** {@return the arithmetic of a GPU} Nothing was measured on one but what becomes of the factors of float products. */
    static Arithmetic onGpu(Precision precision, FloatFactors factors) {
        return factors.in(Arithmetic.onGpu(precision));
    }

    /** {@return the same with SameDiff's loss of logits} */
    static Arithmetic ofLogitLoss(Precision precision) {
        Arithmetic layers = ofLayers(precision);
        return layers.withSigmoid(layers.sigmoidRelative(), LOGIT_LOSS_ABSOLUTE);
    }
}
