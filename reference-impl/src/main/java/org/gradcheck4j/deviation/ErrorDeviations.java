package org.gradcheck4j.deviation;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.bound.DerivedErrorBound;
import org.gradcheck4j.bound.ErrorSizes;
import org.gradcheck4j.bound.OutputSensitivity;
import org.gradcheck4j.bound.Rounding;
import org.gradcheck4j.bound.SigmoidCurve;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/**
 * How far a correct engine's numbers usually are from the exact ones: a standard deviation for every entry, in place of a
 * limit.
 *
 * <p>Every rounding is taken as an independent error of mean 0 and variance u²/3 times its result squared (N. J. Higham
 * and T. Mary, <i>A new approach to probabilistic rounding error analysis</i>, SIAM J. Sci. Comput. 41(5), 2019). Variances
 * are propagated like the limits in {@link DerivedErrorBound}: Σ W² Var in place of Σ |W| E. All neurons of one sample
 * have two errors in common: that of Z[L], from the signed effect of every local error, and that of dZ[L], which g[i]
 * carries back. Different samples are independent, since the weights are exact. But samples of one group ({@link SampleGroups})
 * make the same errors, which add up before they are squared: the larger of the two variances counts.
 *
 * <p>An entry beyond 6 standard deviations is an outlier. That is evidence, not proof: rounding errors are not always
 * independent.
 */
public final class ErrorDeviations {

    /** Of the square of a rounding error; if it is smaller, parts of it may have underflowed. */
    private static final double SMALLEST_VARIANCE = Double.MIN_NORMAL * 0x1p60;

    private final ExactSolution solution;
    private final Network network;
    private final Variances variances;
    private final int depth;
    private final int m;
    private final double unitRoundoff;
    private final SampleGroups sameOutput;
    private final SampleGroups sameResidual;
    private final SampleGroups allSamples;

    private final double termsRoundedAlike;

    private final ForwardPassVariances forward;

    /** s = σ'(Z[i]) of the hidden layers, and the variance of each. */
    private final List<Matrix> slopes = new ArrayList<>();

    private final List<Matrix> variancesOfSlope = new ArrayList<>();

    private ErrorDeviations(ExactSolution solution, Arithmetic arithmetic) {
        this.solution = solution;
        this.network = solution.network();
        this.variances = new Variances(Rounding.of(arithmetic));
        this.forward = new ForwardPassVariances(solution, variances);
        this.depth = network.depth();
        this.m = solution.batch().size();
        this.unitRoundoff = arithmetic.unitRoundoff();
        this.sameOutput = SampleGroups.ofEqualValues(solution.A().get(depth - 1).rounded(), unitRoundoff);
        this.sameResidual =
                SampleGroups.ofEqualValues(solution.dZ().get(depth - 1).rounded(), unitRoundoff);
        this.allSamples = SampleGroups.ofAll(m);
        this.termsRoundedAlike = SampleGroups.termsRoundedAlike(solution, arithmetic.sums());
        for (int i = 1; i < depth; i++) {
            slopes.add(forward.z(i).map(SigmoidCurve::slope));
            variancesOfSlope.add(varianceOfSlope(i));
        }
    }

    /**
     * Estimates the standard deviation of the error of every number that a correct engine may return.
     *
     * @param solution the exact numbers
     * @param arithmetic the engine's
     * @return no entry is NaN; one of which nothing is known is infinite
     */
    public static ErrorSizes of(ExactSolution solution, Arithmetic arithmetic) {
        return new ErrorDeviations(solution, arithmetic).deviations();
    }

    private ErrorSizes deviations() {
        List<Matrix> activations = new ArrayList<>();
        for (int i = 1; i <= depth; i++) {
            activations.add(deviation(forward.varianceOfA().get(i)));
        }
        double loss = deviation(LossVariance.of(solution, forward.z(depth), forward.varianceOfZ(depth), variances));
        return new ErrorSizes(new ForwardPass(activations, loss), new Gradients(backward()));
    }

    /** Var(dZ[i]) = g² Var(dZ[L]) + (dZ[L]² + Var(dZ[L])) Var(g) + U, what underflow adds. */
    private List<LayerGradient> backward() {
        OutputSensitivity sensitivity = forward.sensitivity();
        Matrix output = solution.dZ().get(depth - 1).rounded();
        Matrix varianceOfResidual =
                output.withEntries(k -> forward.varianceOfA().get(depth).get(k)
                        + variances.ofRounding(output.get(k))
                        + variances.ofUnderflow(1, m));
        Matrix varianceOfG = output.map(dz -> 0);
        Matrix underflow = varianceOfG;
        Matrix deviationOfOutput = varianceOfResidual.map(Math::sqrt);
        ConstantNeurons constant = new ConstantNeurons(solution, forward.varianceOfA(), unitRoundoff);
        // If all outputs are the same, the errors of constant numbers are among those of the output.
        Matrix ofConstants =
                sameOutput.groups().size() == 1 ? output.map(each -> 0) : constant.deviationOfOutput(sensitivity);
        List<LayerGradient> deviations = new ArrayList<>();
        deviations.add(gradient(
                depth,
                varianceOfResidual,
                List.of(new Shared(sameOutput, deviationOfOutput), new Shared(allSamples, ofConstants))));
        for (int i = depth - 1; i >= 1; i--) {
            Matrix weights = network.layer(i + 1).weights().transpose();
            Matrix g = sensitivity.g().get(i - 1);
            Matrix boundOnG = sensitivity.boundOnG().get(i - 1);
            Matrix boundOnH = sensitivity.boundOnH().get(i - 1);
            Matrix rounded = variances.ofProduct(weights, sensitivity.g().get(i), boundOnH);
            Matrix varianceOfThisG =
                    timesSlope(i, boundOnH, rounded.plus(squared(weights).times(varianceOfG)));
            double varianceOfUnderflow = variances.ofUnderflow(weights.columns(), m);
            Matrix tiny = timesSlope(
                    i,
                    boundOnH.map(each -> 0),
                    squared(weights).times(underflow).map(carried -> carried + varianceOfUnderflow));
            Matrix U = tiny.map(each -> each + variances.ofUnderflow(2, m));
            Matrix varianceOfDZ =
                    boundOnG.withEntries(k -> boundOnG.get(k) * boundOnG.get(k) * varianceOfResidual.get(k % m)
                            + (output.get(k % m) * output.get(k % m) + varianceOfResidual.get(k % m))
                                    * varianceOfThisG.get(k)
                            + U.get(k));
            Matrix deviationOfG = varianceOfThisG.map(Math::sqrt);
            List<Shared> shared = List.of(
                    new Shared(sameOutput, g.withEntries(k -> g.get(k) * deviationOfOutput.get(k % m))),
                    new Shared(sameResidual, deviationOfG.withEntries(k -> output.get(k % m) * deviationOfG.get(k))),
                    new Shared(sameResidual, U.map(Math::sqrt)),
                    new Shared(allSamples, g.withEntries(k -> g.get(k) * ofConstants.get(k % m))),
                    new Shared(allSamples, ofConstantSlopes(i, constant)));
            deviations.add(0, gradient(i, varianceOfDZ, shared));
            varianceOfG = varianceOfThisG;
            underflow = U;
        }
        return deviations;
    }

    /** Var(h s) = Var(h) (s² + Var(s)) + h² Var(s). */
    private Matrix timesSlope(int i, Matrix value, Matrix variance) {
        Matrix slope = slopes.get(i - 1);
        Matrix varianceOfSlope = variancesOfSlope.get(i - 1);
        return value.withEntries(k -> {
            double s = slope.get(k);
            double ofSlope = varianceOfSlope.get(k);
            return variance.get(k) * (s * s + ofSlope) + value.get(k) * value.get(k) * ofSlope;
        });
    }

    /** Var(s) = (1 − 2a)² Var(a) + 2 Var(a)², and three roundings. */
    private Matrix varianceOfSlope(int i) {
        Matrix Z = forward.z(i);
        Matrix slope = slopes.get(i - 1);
        Matrix varianceOfA = forward.varianceOfA().get(i);
        double underflow = variances.ofUnderflow(1, 1);
        return Z.withEntries(k -> {
            double slopeChange = SigmoidCurve.slopeChange(Z.get(k));
            double varianceOfActivation = varianceOfA.get(k);
            return varianceOfActivation * (slopeChange * slopeChange + 2 * varianceOfActivation)
                    + Rounding.HIDDEN_DZ_ROUNDINGS * variances.ofRounding(slope.get(k))
                    + underflow;
        });
    }

    /** dA sd(s) of neurons whose slope, and so its error, is the same in all samples; 0 of the others. */
    private Matrix ofConstantSlopes(int i, ConstantNeurons constant) {
        Matrix dA = solution.dA().get(i - 1).rounded();
        Matrix varianceOfSlope = variancesOfSlope.get(i - 1);
        boolean isCountedAlready = sameResidual.groups().size() == 1;
        return dA.withEntries(k ->
                !isCountedAlready && constant.isConstant(i, k / m) ? dA.get(k) * Math.sqrt(varianceOfSlope.get(k)) : 0);
    }

    /**
     * Var(dW) = 1/m² [ Σ Var(dZ) (A² + Var(A)) + Σ dZ² Var(A) + the rounding of the sum ], and of the mean.
     *
     * @param varianceOfDZ Var(dZ)
     * @param shared the errors that are the same in samples of one group
     */
    private LayerGradient gradient(int i, Matrix varianceOfDZ, List<Shared> shared) {
        Matrix dz = solution.dZ().get(i - 1).rounded();
        Matrix input = forward.a(i - 1).transpose();
        Matrix varianceOfInput = forward.varianceOfA().get(i - 1).transpose();
        Matrix dW = solution.dW().get(i - 1).rounded();
        Matrix db = solution.db().get(i - 1).rounded();
        Matrix ones = Matrix.filled(m, 1, 1);
        Matrix independent =
                varianceOfDZ.times(input.map(varianceOfInput, (value, variance) -> value * value + variance));
        return new LayerGradient(
                mean(
                        dW,
                        variances.ofProduct(dz, input, dW.map(mean -> m * mean), termsRoundedAlike),
                        larger(independent, shared, input),
                        fromInput(dz, forward.a(i - 1), forward.varianceOfA().get(i - 1))),
                mean(
                        db,
                        variances.ofProduct(dz, ones, db.map(mean -> m * mean), termsRoundedAlike),
                        larger(varianceOfDZ.times(ones), shared, ones),
                        db.map(mean -> 0)));
    }

    /** Σ dZ² Var(A), or more if a neuron's activation is the same in several samples, so that its error is, too. */
    private Matrix fromInput(Matrix dz, Matrix activations, Matrix variance) {
        Matrix independent = squared(dz).times(variance.transpose());
        double[] larger = independent.toArray();
        for (int j = 0; j < activations.rows(); j++) {
            SampleGroups equal = SampleGroups.ofEqualValues(row(activations, j), unitRoundoff);
            if (equal.groupsAny()) {
                Matrix together =
                        equal.variance(dz, row(variance.map(Math::sqrt), j).transpose());
                for (int r = 0; r < dz.rows(); r++) {
                    int k = r * activations.rows() + j;
                    larger[k] = Math.max(larger[k], together.get(r));
                }
            }
        }
        return Matrix.of(independent.rows(), independent.columns(), larger);
    }

    /** The variance of Σ dZ · factor: of independent samples, or of equal ones that make the same errors. */
    private static Matrix larger(Matrix independent, List<Shared> shared, Matrix factors) {
        Matrix together = independent.map(each -> 0);
        for (Shared each : shared) {
            if (each.samples().groupsAny()) {
                together = together.plus(each.samples().variance(each.deviations(), factors));
            }
        }
        return independent.map(together, Math::max);
    }

    /**
     * An error of dZ[i] that is the same in all samples of a group.
     *
     * @param samples the groups
     * @param deviations its standard deviations, each with the sign of the error
     */
    private record Shared(SampleGroups samples, Matrix deviations) {}

    private Matrix mean(Matrix mean, Matrix rounded, Matrix fromDZ, Matrix fromA) {
        return deviation(mean.withEntries(
                k -> (rounded.get(k) + fromDZ.get(k) + fromA.get(k)) / m / m + variances.ofMean(mean.get(k), m)));
    }

    private static Matrix row(Matrix matrix, int j) {
        return Matrix.generate(1, matrix.columns(), (one, k) -> matrix.get(j, k));
    }

    private static Matrix squared(Matrix matrix) {
        return matrix.map(value -> value * value);
    }

    private static Matrix deviation(Matrix variance) {
        return variance.map(ErrorDeviations::deviation);
    }

    /**
     * A NaN can only come from ∞ · 0, if an intermediate overflows: nothing is known there. Nor is anything known of a variance
     * that is so small that squares underflowed on the way to it.
     */
    private static double deviation(double variance) {
        return variance >= SMALLEST_VARIANCE ? Math.sqrt(variance) : Double.POSITIVE_INFINITY;
    }
}
