package org.gradcheck4j.bound;

import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Matrix;

/** The formula's own backward pass. */
record FormulaBackwardPass(ExactSolution solution) implements BackwardPass {

    @Override
    public Matrix labels() {
        return solution.batch().y();
    }

    @Override
    public Matrix weights(int i) {
        return solution.network().layer(i).weights();
    }

    @Override
    public ExactMatrix dA(int i) {
        return solution.dA().get(i - 1);
    }

    @Override
    public ExactMatrix dZ(int i) {
        return solution.dZ().get(i - 1);
    }

    @Override
    public ExactMatrix dW(int i) {
        return solution.dW().get(i - 1);
    }

    @Override
    public ExactMatrix db(int i) {
        return solution.db().get(i - 1);
    }
}
