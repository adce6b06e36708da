package org.gradcheck4j.departure;

import java.util.List;
import org.gradcheck4j.bound.SigmoidCurve;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;

/**
 * Difference quotients of the loss with a step of some size, truncation error and all: what a numerical gradient comes to
 * before its own rounding.
 *
 * <p>No loss is subtracted from another, so nothing cancels. A change d of z changes σ(z) by a (1 − a) E/(1 + a E) and ln(1
 * + eᶻ) by ln(1 + a E), with E = eᵈ − 1. So each sample's change of the loss is accurate to some u of the changes that it is
 * made of, computed in double.
 */
public final class StepDifferences {

    private final ExactSolution solution;
    private final double h;
    private final boolean central;
    private final int m;

    /**
     * Prepares the quotients.
     *
     * @param solution the exact numbers if no parameter is moved
     * @param h the step, more than 0
     * @param central whether they are (J(θ + h) − J(θ − h))/(2h), or (J(θ + h) − J(θ))/h
     */
    public StepDifferences(ExactSolution solution, double h, boolean central) {
        this.solution = solution;
        this.h = h;
        this.central = central;
        this.m = solution.batch().size();
    }

    /**
     * The quotients of one tensor.
     *
     * @param value of the mean loss
     * @param magnitude 1/m Σ |quotient| over the samples
     */
    public record Quotients(Matrix value, Matrix magnitude) {}

    /** {@return the step} */
    public double h() {
        return h;
    }

    /** {@return whether the parameter is moved to both sides} */
    public boolean central() {
        return central;
    }

    /**
     * {@return those of dW[i], {@code [n_i × n_{i−1}]}}
     *
     * @param i from 1 to L
     */
    public Quotients dW(int i) {
        Layer layer = solution.network().layer(i);
        return quotients(i, layer.outputs(), layer.inputs(), false);
    }

    /**
     * {@return those of db[i], {@code [n_i × 1]}}
     *
     * @param i from 1 to L
     */
    public Quotients db(int i) {
        return quotients(i, solution.network().layer(i).outputs(), 1, true);
    }

    private Quotients quotients(int i, int rows, int columns, boolean bias) {
        double[] values = new double[rows * columns];
        double[] magnitudes = new double[rows * columns];
        ExactMatrix inputs = solution.activation(i - 1);
        for (int j = 0; j < values.length; j++) {
            for (int k = 0; k < m; k++) {
                double input = bias ? 1 : inputs.high(j % columns * m + k);
                double change = change(i, j / columns, h * input, k);
                double quotient = central ? (change - change(i, j / columns, -h * input, k)) / (2 * h) : change / h;
                values[j] += quotient / m;
                magnitudes[j] += Math.abs(quotient) / m;
            }
        }
        return new Quotients(Matrix.of(rows, columns, values), Matrix.of(rows, columns, magnitudes));
    }

    /** By how much one sample's loss changes if Z[i] of one neuron changes by d. */
    private double change(int i, int neuron, double d, int sample) {
        if (d == 0) {
            return 0;
        }
        int L = solution.network().depth();
        double[] changes = new double[solution.network().layer(i).outputs()];
        changes[neuron] = d;
        for (int next = i + 1; next <= L; next++) {
            changes = carried(next, changes, sample);
        }
        double z = solution.Z().get(L - 1).high(sample);
        double y = solution.batch().y().get(sample);
        double smaller = SigmoidCurve.value(-Math.abs(z));
        return z > 0
                ? (1 - y) * changes[0] + Math.log1p(smaller * Math.expm1(-changes[0]))
                : Math.log1p(smaller * Math.expm1(changes[0])) - y * changes[0];
    }

    /** The changes of Z[i] from those of Z[i−1]. */
    private double[] carried(int i, double[] before, int sample) {
        List<ExactMatrix> Z = solution.Z();
        Matrix W = solution.network().layer(i).weights();
        double[] changes = new double[W.rows()];
        for (int n = 0; n < before.length; n++) {
            if (before[n] != 0) {
                double z = Z.get(i - 2).high(n * m + sample);
                double grown = Math.expm1(before[n]);
                double change = SigmoidCurve.slope(z) * grown / (1 + SigmoidCurve.value(z) * grown);
                for (int j = 0; j < changes.length; j++) {
                    changes[j] += W.get(j, n) * change;
                }
            }
        }
        return changes;
    }
}
