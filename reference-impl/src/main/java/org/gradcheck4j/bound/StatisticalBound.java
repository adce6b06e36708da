package org.gradcheck4j.bound;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/**
 * How far a correct engine's numbers usually are from the exact ones: standard deviations, entry by entry, in place of
 * limits.
 *
 * <p>Every rounding is taken as an independent error of mean 0 and variance u²/3 times its result squared (N. J. Higham
 * and T. Mary, <i>A new approach to probabilistic rounding error analysis</i>, SIAM J. Sci. Comput. 41(5), 2019), and
 * variances are carried where {@link ForwardErrorBound} carries limits: Σ W² Var in place of Σ |W| E. What all neurons of
 * one sample share is the error of Z[L], carried by the signed effect of every local error, and that of dZ[L], carried by
 * g[i]. Samples are independent of each other, since the weights they share are exact; but {@link EqualSamples} make the
 * same errors, which add up before they are squared: the larger of the two counts.
 *
 * <p>An entry beyond 6 of them is unusual: evidence, not proof, since rounding errors are not independent where one
 * neuron alone is nearly constant, or in a running sum of equal terms.
 */
public final class StatisticalBound {

    /** Relative errors of dA · a · (1 − a). */
    private static final int SLOPE_ROUNDINGS = 3;

    private final ExactSolution solution;
    private final Network network;
    private final Variances variances;
    private final int m;
    private final EqualSamples sameOutput;
    private final EqualSamples sameResidual;
    private final List<BoundMatrix> z = new ArrayList<>();
    private final List<BoundMatrix> a = new ArrayList<>();
    private final List<BoundMatrix> ofZ = new ArrayList<>();
    private final List<BoundMatrix> ofA = new ArrayList<>();
    private final List<BoundMatrix> local = new ArrayList<>();

    private StatisticalBound(ExactSolution solution, Arithmetic arithmetic) {
        this.solution = solution;
        this.network = solution.network();
        this.variances = new Variances(Rounding.of(arithmetic));
        this.m = solution.batch().size();
        int last = network.depth() - 1;
        this.sameOutput = EqualSamples.of(BoundMatrix.of(solution.A().get(last)), arithmetic.unitRoundoff());
        this.sameResidual = EqualSamples.of(BoundMatrix.of(solution.dZ().get(last)), arithmetic.unitRoundoff());
    }

    /**
     * Estimates the standard deviation of the error of every number that a correct engine may return.
     *
     * @param solution the exact numbers
     * @param arithmetic the engine's
     * @return no entry is NaN
     */
    public static ErrorBound of(ExactSolution solution, Arithmetic arithmetic) {
        return new StatisticalBound(solution, arithmetic).bound();
    }

    private ErrorBound bound() {
        forward();
        OutputSensitivity sensitivity = OutputSensitivity.of(network, z);
        int last = network.depth() - 1;
        ofZ.set(last, varianceOfOutput(sensitivity));
        ofA.set(last + 1, activation(last + 1));
        List<Matrix> activations = new ArrayList<>();
        for (int i = 1; i <= network.depth(); i++) {
            activations.add(deviation(ofA.get(i)));
        }
        return new ErrorBound(
                new ForwardPass(
                        activations, deviation(LossError.variance(solution, z.get(last), ofZ.get(last), variances))),
                new Gradients(backward(sensitivity)));
    }

    private void forward() {
        a.add(BoundMatrix.of(solution.batch().X()));
        ofA.add(BoundMatrix.filled(a.get(0).rows(), m, 0));
        for (int i = 1; i <= network.depth(); i++) {
            BoundMatrix weights = BoundMatrix.of(network.layer(i).weights());
            z.add(BoundMatrix.of(solution.Z().get(i - 1)));
            a.add(BoundMatrix.of(solution.A().get(i - 1)));
            BoundMatrix rounded = variances.ofProduct(weights, a.get(i - 1), z.get(i - 1));
            local.add(rounded);
            BoundMatrix carried = weights.squared().times(ofA.get(i - 1));
            ofZ.add(rounded.with(k -> rounded.get(k) + carried.get(k)));
            ofA.add(activation(i));
        }
    }

    /** Var(A) = p² for one standard deviation of Z, and the variance of σ itself. */
    private BoundMatrix activation(int i) {
        BoundMatrix logits = z.get(i - 1);
        BoundMatrix variance = ofZ.get(i - 1);
        return logits.with(k -> {
            double p = SigmoidCurve.shift(logits.get(k), Math.sqrt(variance.get(k)));
            return p * p + variances.ofSigmoid(a.get(i).get(k) + p);
        });
    }

    /** Var(Z[L]) = Var(δ[L]) + Σ ( g² Var(δ) + h² Var(σ itself) ). */
    private BoundMatrix varianceOfOutput(OutputSensitivity sensitivity) {
        int last = network.depth() - 1;
        double[] sums = local.get(last).values().clone();
        for (int i = 1; i <= last; i++) {
            for (int k = 0; k < z.get(i - 1).values().length; k++) {
                double g = sensitivity.g().get(i - 1).get(k);
                double h = sensitivity.h().get(i - 1).get(k);
                sums[k % m] += g * g * local.get(i - 1).get(k)
                        + h * h * variances.ofSigmoid(a.get(i).get(k));
            }
        }
        return new BoundMatrix(1, m, sums);
    }

    /** Var(dZ[i]) = g² Var(dZ[L]) + (dZ[L]² + Var(dZ[L])) Var(g) + T. */
    private List<LayerGradient> backward(OutputSensitivity sensitivity) {
        int depth = network.depth();
        BoundMatrix output = BoundMatrix.of(solution.dZ().get(depth - 1));
        BoundMatrix ofOutput = output.with(
                k -> ofA.get(depth).get(k) + variances.ofRounding(output.get(k)) + variances.ofUnderflow(1, m));
        BoundMatrix ofG = BoundMatrix.filled(1, m, 0);
        BoundMatrix underflow = ofG;
        BoundMatrix deviationOfOutput = squareRoots(ofOutput);
        List<LayerGradient> deviations = new ArrayList<>();
        deviations.add(gradient(depth, ofOutput, List.of(new Shared(sameOutput, deviationOfOutput))));
        for (int i = depth - 1; i >= 1; i--) {
            BoundMatrix weights = BoundMatrix.of(network.layer(i + 1).weights()).transpose();
            BoundMatrix h = sensitivity.h().get(i - 1);
            BoundMatrix g = sensitivity.g().get(i - 1);
            BoundMatrix rounded =
                    variances.ofProduct(weights, sensitivity.signedG().get(i), h);
            BoundMatrix carriedToH = weights.squared().times(ofG);
            BoundMatrix ofH = rounded.with(k -> rounded.get(k) + carriedToH.get(k));
            BoundMatrix carriedUnderflow = weights.squared().times(underflow);
            BoundMatrix ofThisG = through(i, h, ofH);
            int terms = weights.columns();
            BoundMatrix tiny = through(
                    i,
                    h.with(k -> 0),
                    carriedUnderflow.with(k -> carriedUnderflow.get(k) + variances.ofUnderflow(terms, m)));
            BoundMatrix t = tiny.with(k -> tiny.get(k) + variances.ofUnderflow(2, m));
            BoundMatrix ofDZ = g.with(k -> g.get(k) * g.get(k) * ofOutput.get(k % m)
                    + (output.get(k % m) * output.get(k % m) + ofOutput.get(k % m)) * ofThisG.get(k)
                    + t.get(k));
            BoundMatrix signedG = sensitivity.signedG().get(i - 1);
            BoundMatrix deviationOfG = squareRoots(ofThisG);
            List<Shared> shared = List.of(
                    new Shared(sameOutput, signedG.with(k -> signedG.get(k) * deviationOfOutput.get(k % m))),
                    new Shared(sameResidual, deviationOfG.with(k -> output.get(k % m) * deviationOfG.get(k))),
                    new Shared(sameResidual, squareRoots(t)));
            deviations.add(0, gradient(i, ofDZ, shared));
            ofG = ofThisG;
            underflow = t;
        }
        return deviations;
    }

    /** Var(h s) = Var(h) (s² + Var(s)) + h² Var(s), with Var(s) = (1 − 2a)² Var(a) + 2 Var(a)² and three roundings. */
    private BoundMatrix through(int i, BoundMatrix value, BoundMatrix variance) {
        BoundMatrix logits = z.get(i - 1);
        return value.with(k -> {
            double s = SigmoidCurve.slope(logits.get(k));
            double tilt = SigmoidCurve.tilt(logits.get(k));
            double ofActivation = ofA.get(i).get(k);
            double ofSlope = ofActivation * (tilt * tilt + 2 * ofActivation)
                    + SLOPE_ROUNDINGS * variances.ofRounding(s)
                    + variances.ofUnderflow(1, 1);
            return variance.get(k) * (s * s + ofSlope) + value.get(k) * value.get(k) * ofSlope;
        });
    }

    /**
     * Var(dW) = 1/m² [ Σ Var(dZ) (A² + Var(A)) + Σ dZ² Var(A) + the rounding of the sum ], and of the mean.
     *
     * @param ofDZ Var(dZ)
     * @param shared what of it is the same error in like samples
     */
    private LayerGradient gradient(int i, BoundMatrix ofDZ, List<Shared> shared) {
        BoundMatrix dz = BoundMatrix.of(solution.dZ().get(i - 1));
        BoundMatrix input = a.get(i - 1).transpose();
        BoundMatrix ofInput = ofA.get(i - 1).transpose();
        BoundMatrix dW = BoundMatrix.of(solution.dW().get(i - 1));
        BoundMatrix db = BoundMatrix.of(solution.db().get(i - 1));
        BoundMatrix ones = BoundMatrix.filled(m, 1, 1);
        BoundMatrix independent = ofDZ.times(input.with(k -> input.get(k) * input.get(k) + ofInput.get(k)));
        return new LayerGradient(
                mean(
                        dW,
                        variances.ofProduct(dz, input, dW.with(k -> m * dW.get(k))),
                        larger(independent, shared, input),
                        dz.squared().times(ofInput)),
                mean(
                        db,
                        variances.ofProduct(dz, ones, db.with(k -> m * db.get(k))),
                        larger(ofDZ.times(ones), shared, ones),
                        db.with(k -> 0)));
    }

    /** The variance of Σ dZ · factor: of independent samples, or of like ones that make the same errors. */
    private static BoundMatrix larger(BoundMatrix independent, List<Shared> shared, BoundMatrix factors) {
        BoundMatrix together = independent.with(k -> 0);
        for (Shared each : shared) {
            if (each.samples().any()) {
                BoundMatrix before = together;
                BoundMatrix variance = each.samples().variance(each.deviations(), factors);
                together = variance.with(k -> before.get(k) + variance.get(k));
            }
        }
        BoundMatrix ofLike = together;
        return independent.with(k -> Math.max(independent.get(k), ofLike.get(k)));
    }

    /**
     * An error of dZ[i] that is the same in like samples.
     *
     * @param samples which are alike
     * @param deviations its standard deviations, with the sign that it has where it is the same
     */
    private record Shared(EqualSamples samples, BoundMatrix deviations) {}

    private Matrix mean(BoundMatrix mean, BoundMatrix rounded, BoundMatrix fromDZ, BoundMatrix fromA) {
        return deviation(mean.with(
                k -> (rounded.get(k) + fromDZ.get(k) + fromA.get(k)) / m / m + variances.ofMean(mean.get(k), m)));
    }

    private static BoundMatrix squareRoots(BoundMatrix variances) {
        return variances.with(k -> Math.sqrt(variances.get(k)));
    }

    private static Matrix deviation(BoundMatrix variance) {
        return Matrix.of(variance.rows(), variance.columns(), variance.values()).map(StatisticalBound::deviation);
    }

    /** A NaN can only come from ∞ · 0, where an intermediate overflows: nothing is known there. */
    private static double deviation(double variance) {
        return Double.isNaN(variance) ? Double.POSITIVE_INFINITY : Math.sqrt(variance);
    }
}
