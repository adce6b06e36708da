package org.gradcheck4j.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Matrix;

/** The two neurons of {@link OneSourceOfError}, with a backward pass that departs from the formula in one thing. */
final class DepartedTwoNeurons {

    private static final double LN3 = Math.log(3);

    /** E(A[1]) and E(A[2]) in units of 2⁻³⁰ if σ alone is off, if operations underflow, and if they are rounded. */
    static final double[] SIGMA = {0.75, 0.1875 * 3 + 0.75};

    static final double[] UNDERFLOW = {1.375, 0.1875 * 7.5 + 1};
    static final double[] OPERATIONS = {0.1875 * (18 - LN3), 0.1875 * (0.75 * (18 - LN3) + 9 - LN3)};

    private DepartedTwoNeurons() {}

    /** Every number is the formula's; a test overrides what departs from it. */
    static class Formulas implements BackwardPass {

        private final FormulaBackwardPass formula;

        Formulas(ExactSolution solution) {
            this.formula = new FormulaBackwardPass(solution);
        }

        @Override
        public Matrix labels() {
            return formula.labels();
        }

        @Override
        public Matrix weights(int i) {
            return formula.weights(i);
        }

        @Override
        public ExactMatrix dA(int i) {
            return formula.dA(i);
        }

        @Override
        public ExactMatrix dZ(int i) {
            return formula.dZ(i);
        }

        @Override
        public ExactMatrix dW(int i) {
            return formula.dW(i);
        }

        @Override
        public ExactMatrix db(int i) {
            return formula.db(i);
        }
    }

    static ExactSolution solution(int m) {
        return OneSourceOfError.twoNeurons(m);
    }

    static BackwardPassErrors errors(BackwardPass pass, int m, Arithmetic arithmetic) {
        return new BackwardPassErrors(pass, ForwardPassErrors.of(solution(m), arithmetic));
    }

    static void assertError(Matrix actual, double expected) {
        assertError(actual.get(0), expected);
    }

    static void assertError(double actual, double expected) {
        assertThat(actual / OneSourceOfError.UNIT).isCloseTo(expected, within(1e-5 * expected));
    }
}
