package org.gradcheck4j.deviation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck4j.bound.Rounding;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;

/**
 * The standard deviation of Σ w e: a weighted sum of the errors e of all entries of a correct engine's gradient.
 *
 * <p>These errors depend on each other: what is rounded in A[1] is carried into all of them. But what an engine rounds in one number
 * hardly depends on what it rounds in another. So the sum is, to first order, Σ v̄ δ over all numbers v of the pass, with the
 * rounding error δ that v itself adds, and the adjoint v̄ = ∂(Σ w g)/∂v, g being the gradient's entries. Adjoints are found by going
 * back through the computation: here through the backward pass, from the first layer to the last, then through the forward
 * pass (A. Griewank and A. Walther, <i>Evaluating Derivatives</i>, 2nd ed., SIAM 2008, chapter 3). {@code
 * docs/error-bound.md} writes them out.
 *
 * <p>Some rounding errors do depend on each other, and add up before they are squared: those of numbers that are the same; those of
 * sums that have terms in common; and flushing to zero, which makes every number smaller, never larger.
 */
public final class WeightedErrors {

    private final ExactSolution solution;
    private final double u;
    private final Variances variances;
    private final int depth;
    private final int m;
    private final double termsRoundedAlike;

    /** Σ v̄² Var(δ), so far. */
    private double variance;

    /** Σ |v̄| times how often an operation on the way to v may underflow, so far. */
    private double underflows;

    private WeightedErrors(ExactSolution solution, Arithmetic arithmetic) {
        this.solution = solution;
        this.u = arithmetic.unitRoundoff();
        this.variances = new Variances(Rounding.of(arithmetic));
        this.depth = solution.network().depth();
        this.m = solution.batch().size();
        this.termsRoundedAlike = SampleGroups.termsRoundedAlike(solution, arithmetic.sums());
    }

    /**
     * Estimates the standard deviation.
     *
     * @param solution the exact numbers
     * @param arithmetic the engine's
     * @param coefficients w, of the gradient's shapes
     * @return not negative, not NaN; infinite if nothing is known
     */
    public static double deviation(ExactSolution solution, Arithmetic arithmetic, Gradients coefficients) {
        double variance = new WeightedErrors(solution, arithmetic).variance(coefficients);
        return variance >= 0 ? Math.sqrt(variance) : Double.POSITIVE_INFINITY;
    }

    private double variance(Gradients coefficients) {
        throughForwardPass(throughBackwardPass(coefficients.layers()));
        return variance + variances.ofFlushing(underflows);
    }

    /** Goes back through the backward pass, which computed the first layer last; returns Ā[1] … Ā[L], as far as it uses them. */
    private List<Matrix> throughBackwardPass(List<LayerGradient> w) {
        Matrix ones = Matrix.filled(1, m, 1);
        List<Matrix> adjointsOfA = new ArrayList<>();
        Matrix adjointOfDA = ones;
        for (int i = 1; i <= depth; i++) {
            Matrix wW = w.get(i - 1).dW().map(each -> each / m);
            Matrix wB = w.get(i - 1).db().map(each -> each / m);
            addGradient(i, wW, wB);
            Matrix dZ = dZ(i);
            Matrix adjointOfDZ = wW.times(A(i - 1)).plus(wB.times(ones));
            if (i > 1) {
                adjointOfDZ = adjointOfDZ.plus(W(i).times(adjointOfDA));
                adjointsOfA.set(
                        i - 2, adjointsOfA.get(i - 2).plus(wW.transpose().times(dZ)));
            }
            int roundings = i == depth ? 1 : Rounding.HIDDEN_DZ_ROUNDINGS;
            add(dZ, adjointOfDZ, dZ.map(each -> roundings * variances.ofRounding(each)), roundings);
            if (i == depth) {
                adjointsOfA.add(adjointOfDZ);
            } else {
                Matrix dA = solution.dA().get(i - 1).rounded();
                adjointOfDA = adjointOfDZ.map(A(i), (each, a) -> each * a * (1 - a));
                Matrix ofProduct = variances.ofProduct(W(i + 1).transpose(), dZ(i + 1), dA);
                add(dA, adjointOfDA, ofProduct, W(i + 1).rows());
                adjointsOfA.add(
                        adjointOfDZ.map(dA, (each, value) -> each * value).map(A(i), (each, a) -> each * (1 - 2 * a)));
            }
        }
        return adjointsOfA;
    }

    private void throughForwardPass(List<Matrix> adjointsOfA) {
        Matrix fromNextLayer = A(depth).map(none -> 0);
        for (int i = depth; i >= 1; i--) {
            Matrix adjointOfA = adjointsOfA.get(i - 1).plus(fromNextLayer);
            Matrix Z = solution.Z().get(i - 1).rounded();
            add(Z, adjointOfA, A(i).map(variances::ofSigmoid), 1);
            Matrix adjointOfZ = adjointOfA.map(A(i), (each, a) -> each * a * (1 - a));
            add(Z, adjointOfZ, variances.ofProduct(W(i), A(i - 1), Z), W(i).columns());
            fromNextLayer = W(i).transpose().times(adjointOfZ);
        }
    }

    /** What the sums over the batch add, and their division by m. */
    private void addGradient(int i, Matrix wW, Matrix wB) {
        Matrix sumOfDW = solution.dW().get(i - 1).rounded().map(mean -> mean * m);
        Matrix sumOfDb = solution.db().get(i - 1).rounded().map(mean -> mean * m);
        Matrix ofDW = variances.ofProduct(dZ(i), A(i - 1).transpose(), sumOfDW, termsRoundedAlike);
        Matrix ofDb = variances.ofProduct(dZ(i), Matrix.filled(m, 1, 1), sumOfDb, termsRoundedAlike);
        addMeans(sumOfDW, wW);
        addMeans(sumOfDb, wB);
        addSums(sumOfDW, errors(wW, ofDW), errors(wB, ofDb), new SharedTermVariance(A(i - 1)));
    }

    private void addMeans(Matrix sums, Matrix coefficients) {
        for (int k = 0; k < sums.size(); k++) {
            variance += coefficients.get(k) * coefficients.get(k) * m * m * variances.ofMean(sums.get(k) / m, m);
            underflows += Math.abs(coefficients.get(k)) * m * (m + 2);
        }
    }

    /** Sums of neurons that are alike, and sums with terms in common, lose the same. */
    private void addSums(Matrix sums, Matrix errorsOfDW, Matrix errorsOfDb, SharedTermVariance ofSharedTerms) {
        double equal = EqualValueVariance.of(sums, errorsOfDW, u);
        double ofDb = 0;
        double shared = 0;
        for (int r = 0; r < sums.rows(); r++) {
            int row = r;
            ofDb += errorsOfDb.get(r) * errorsOfDb.get(r);
            if (ofSharedTerms.hasSharedTerms()) {
                shared += ofSharedTerms.variance(IntStream.rangeClosed(0, sums.columns())
                        .mapToDouble(j -> j < sums.columns() ? errorsOfDW.get(row, j) : errorsOfDb.get(row))
                        .toArray());
            }
        }
        variance += Math.max(equal + ofDb, shared);
    }

    /** Adds Σ v̄² Var(δ) of one tensor. What is the same, rounds the same: of A, if its Z is the same. */
    private void add(Matrix numbers, Matrix adjoints, Matrix variancesOfErrors, int operations) {
        variance += EqualValueVariance.of(numbers, errors(adjoints, variancesOfErrors), u);
        for (int k = 0; k < adjoints.size(); k++) {
            underflows += Math.abs(adjoints.get(k)) * operations;
        }
    }

    private static Matrix errors(Matrix adjoints, Matrix variancesOfErrors) {
        return adjoints.map(variancesOfErrors, (adjoint, each) -> adjoint * Math.sqrt(each));
    }

    private Matrix W(int i) {
        return solution.network().layer(i).weights();
    }

    private Matrix A(int i) {
        return solution.activation(i).rounded();
    }

    private Matrix dZ(int i) {
        return solution.dZ().get(i - 1).rounded();
    }
}
