package org.gradcheck4j.bound;

import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Matrix;

/** The formula's own backward pass. */
record FormulaPass(ExactSolution solution) implements BackwardPass {

    @Override
    public boolean drops(int sample) {
        return false;
    }

    @Override
    public int labelRoundings() {
        return 0;
    }

    @Override
    public double errorOfResidual(OutputError of) {
        return of.errorOfResidual();
    }

    @Override
    public double step() {
        return 0;
    }

    @Override
    public int slopePower(int i) {
        return 1;
    }

    @Override
    public int factorOfWeights(int i) {
        return i - 1;
    }

    @Override
    public Matrix labels() {
        return solution.batch().y();
    }

    @Override
    public BoundMatrix weights(int i) {
        return BoundMatrix.magnitudes(solution.network().layer(i).weights());
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
