package org.gradcheck4j.deviation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck4j.bound.OutputSensitivity;
import org.gradcheck4j.bound.SigmoidCurve;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Matrix;

/**
 * Neurons and features that are the same in all samples of a batch: a neuron without weights, a feature that was
 * not standardised. An engine makes the same error in all samples there, which does not average out.
 */
final class ConstantNeurons {

    private final ExactSolution solution;
    private final List<Matrix> varianceOfA;
    private final double unitRoundoff;

    /** Whether X[j], and Z[i][j] for each hidden layer i, is constant. */
    private final List<boolean[]> constant = new ArrayList<>();

    /**
     * Looks for the constant ones.
     *
     * @param varianceOfA of A[0] = X, A[1] … A[L]
     * @param unitRoundoff numbers that round to the same are the same
     */
    ConstantNeurons(ExactSolution solution, List<Matrix> varianceOfA, double unitRoundoff) {
        this.solution = solution;
        this.varianceOfA = varianceOfA;
        this.unitRoundoff = unitRoundoff;
        constant.add(constantRows(solution.batch().X()));
        for (int i = 1; i < solution.network().depth(); i++) {
            constant.add(constantRows(solution.Z().get(i - 1).rounded()));
        }
    }

    private boolean[] constantRows(Matrix numbers) {
        boolean[] constantRows = new boolean[numbers.rows()];
        for (int j = 0; j < constantRows.length; j++) {
            int row = j;
            double first = RoundedValue.of(numbers.get(j, 0), unitRoundoff);
            constantRows[j] = numbers.columns() > 1
                    && IntStream.range(0, numbers.columns())
                            .allMatch(k -> RoundedValue.of(numbers.get(row, k), unitRoundoff) == first);
        }
        return constantRows;
    }

    /** {@return whether a neuron of a hidden layer is constant} */
    boolean isConstant(int i, int j) {
        return constant.get(i)[j];
    }

    /**
     * {@return the standard deviation of what their errors add to dZ[L], {@code [1 × m]}, taken to have the same sign in all samples}
     *
     * @param sensitivity of Z[L] to each neuron
     */
    Matrix deviationOfOutput(OutputSensitivity sensitivity) {
        int depth = solution.network().depth();
        double[] variances = new double[solution.batch().size()];
        for (int i = 0; i < depth; i++) {
            addProducts(i, variances, sensitivity.boundOnG().get(i));
            if (i > 0) {
                add(variances, constant.get(i), sensitivity.boundOnH().get(i - 1), varianceOfA.get(i));
            }
        }
        Matrix Z = solution.Z().get(depth - 1).rounded();
        return Z.withEntries(k -> SigmoidCurve.slope(Z.get(k)) * Math.sqrt(variances[k]));
    }

    private static void add(double[] sums, boolean[] rows, Matrix effects, Matrix variances) {
        int m = sums.length;
        for (int k = 0; k < effects.size(); k++) {
            sums[k % m] += rows[k / m] ? effects.get(k) * effects.get(k) * variances.get(k) : 0;
        }
    }

    /** What is rounded in the products of weights and a constant feature, or a constant neuron of layer i. */
    private void addProducts(int i, double[] sums, Matrix effects) {
        Matrix W = solution.network().layer(i + 1).weights();
        Matrix inputs = solution.activation(i).rounded();
        for (int n = 0; n < inputs.rows(); n++) {
            for (int k = 0; constant.get(i)[n] && k < effects.size(); k++) {
                double product = W.get(k / sums.length, n) * inputs.get(n, 0);
                double rounding = effects.get(k) * unitRoundoff * product;
                sums[k % sums.length] += rounding * rounding / 3;
            }
        }
    }
}
