package org.gradcheck4j.harness.diagnosis.fit;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck4j.bound.OutputWithError;
import org.gradcheck4j.bound.SigmoidCurve;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * The last layer in plain double, to try many dZ[L] at little cost. What it says is a guess, to be confirmed by a {@link
 * Candidate}: nothing here is a bound.
 */
public final class LastLayer {

    /** dZ[L] of one sample. */
    @FunctionalInterface
    public interface Output {

        /** {@return dZ[L], from a, 1 − a and y} */
        double of(double a, double complement, double y);
    }

    /** How many of the formula's bounds a number may be off, to be looked at closer. */
    private static final double NEAR = 4;

    private final double[] a;
    private final double[] complement;
    private final double[] y;

    /** A[L−1] with a row of ones before it, {@code [1 + n_{L−1}][m]}: db[L] is the product with the first row. */
    private final double[][] inputs;

    private final double[] sums;
    private final double[] bounds;

    /** The engine's numbers as they are. */
    public LastLayer(Evidence evidence) {
        this(evidence, Candidate.formula());
    }

    /** The engine's numbers are divided by what the base multiplies them by: the formula, or a multiple of it. */
    public LastLayer(Evidence evidence, Candidate base) {
        double factor = base.changed(TensorName.db(evidence.depth()), new Predicted(Matrix.row(1), Matrix.row(0)))
                .value()
                .get(0);
        int L = evidence.depth();
        int m = evidence.samples();
        ExactMatrix Z = evidence.solution().Z().get(L - 1);
        y = evidence.labels().toArray();
        a = new double[m];
        complement = new double[m];
        for (int k = 0; k < m; k++) {
            a[k] = SigmoidCurve.value(Z.high(k));
            complement[k] = SigmoidCurve.value(-Z.high(k));
        }
        Matrix A = evidence.inputs(L);
        int n = A.rows();
        inputs = new double[n + 1][m];
        sums = new double[n + 1];
        bounds = new double[n + 1];
        for (int j = 0; j <= n; j++) {
            for (int k = 0; k < m; k++) {
                inputs[j][k] = j == 0 ? 1 : A.get(j - 1, k);
            }
            TensorName tensor = j == 0 ? TensorName.db(L) : TensorName.dW(L);
            int index = Math.max(0, j - 1);
            sums[j] = m * evidence.actual(tensor).get(index) / factor;
            bounds[j] = m * evidence.bound(tensor, index);
        }
    }

    /** {@return a − y, without cancellation near a = 1 and y = 1} */
    public static double residual(double a, double complement, double y) {
        return OutputWithError.residual(a, complement, y);
    }

    /** {@return m} */
    public int samples() {
        return y.length;
    }

    /** {@return how many numbers it has: one of db[L], then those of dW[L]} */
    public int size() {
        return sums.length;
    }

    /** {@return a of one sample} */
    public double a(int sample) {
        return a[sample];
    }

    /** {@return 1 − a of one sample} */
    public double complement(int sample) {
        return complement[sample];
    }

    /** {@return y of one sample} */
    public double y(int sample) {
        return y[sample];
    }

    /** {@return what dZ[L] of a sample is multiplied by in a number: 1 in that of db[L], an entry of A[L−1] in the others} */
    public double input(int number, int sample) {
        return inputs[number][sample];
    }

    /** {@return m times the engine's number} */
    public double sum(int number) {
        return sums[number];
    }

    /** {@return m times the formula's bound on it} */
    double bound(int number) {
        return bounds[number];
    }

    /** {@return dZ[L] of every sample} */
    public double[] outputs(Output output) {
        double[] dZ = new double[y.length];
        for (int k = 0; k < dZ.length; k++) {
            dZ[k] = output.of(a[k], complement[k], y[k]);
        }
        return dZ;
    }

    /** {@return dZ[L] of every sample, from its place in the batch} */
    public double[] outputs(IntToDoubleFunction output) {
        return IntStream.range(0, y.length).mapToDouble(output).toArray();
    }

    /** {@return Σ over the samples of dZ[L] times their input, for one number} */
    public double product(int number, double[] dZ) {
        double sum = 0;
        double[] input = inputs[number];
        for (int k = 0; k < dZ.length; k++) {
            sum += dZ[k] * input[k];
        }
        return sum;
    }

    /** {@return {@link #product} of every number} */
    public double[] products(double[] dZ) {
        return IntStream.range(0, sums.length).mapToDouble(j -> product(j, dZ)).toArray();
    }

    /** {@return whether one number is near some value} */
    public boolean isNear(int number, double predicted) {
        return Math.abs(sums[number] - predicted) <= NEAR * bounds[number];
    }

    /** {@return whether every number is near what some samples' dZ[L] gives; a candidate then says whether it is that} */
    public boolean isNear(IntToDoubleFunction predicted) {
        return isNear(predicted, 1);
    }

    /**
     * {@return whether every number, times a factor, is near what some samples' dZ[L] gives}
     *
     * @param factor at most 1
     */
    public boolean isNear(IntToDoubleFunction predicted, double factor) {
        for (int j = 0; j < sums.length; j++) {
            if (!(Math.abs(sums[j] * factor - predicted.applyAsDouble(j)) <= NEAR * bounds[j])) {
                return false;
            }
        }
        return true;
    }

    /** {@return Σ ((actual − predicted) ÷ the formula's bound)²} */
    public double squares(double[] dZ) {
        double total = 0;
        for (int j = 0; j < sums.length; j++) {
            double error = bounds[j] > 0 ? (sums[j] - product(j, dZ)) / bounds[j] : 0;
            total += error * error;
        }
        return total;
    }
}
