package org.gradcheck4j.reference;

import org.gradcheck4j.model.Matrix;

/** The formula's own backward pass. */
record FormulaNumbers(ExactPass pass) implements BackwardNumbers {

    @Override
    public Variation variation() {
        return Variation.formula();
    }

    @Override
    public Matrix labels() {
        return pass.batch().y();
    }

    @Override
    public Dense weights(int i) {
        return Dense.magnitudes(pass.network().layer(i).weights());
    }

    @Override
    public ExactMatrix dA(int i) {
        return pass.dA().get(i - 1);
    }

    @Override
    public ExactMatrix dZ(int i) {
        return pass.dZ().get(i - 1);
    }

    @Override
    public ExactMatrix dW(int i) {
        return pass.dW().get(i - 1);
    }

    @Override
    public ExactMatrix db(int i) {
        return pass.db().get(i - 1);
    }
}
