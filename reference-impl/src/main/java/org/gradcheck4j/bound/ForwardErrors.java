package org.gradcheck4j.bound;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Layer;

/**
 * The errors of the forward pass, entry by entry; layer i at index i − 1, except for A, which starts at A[0] = X.
 *
 * @param Z the exact Z[1] … Z[L]
 * @param A |A[0]| … |A[L]|
 * @param local the rounding of each Z[i] alone, δ
 * @param errorOfZ E(Z[i])
 * @param shift p of each A[i]
 * @param errorOfA E(A[0]) = 0, E(A[1]) … E(A[L])
 */
public record ForwardErrors(
        List<BoundMatrix> Z,
        List<BoundMatrix> A,
        List<BoundMatrix> local,
        List<BoundMatrix> errorOfZ,
        List<BoundMatrix> shift,
        List<BoundMatrix> errorOfA) {

    public static ForwardErrors of(ExactSolution solution, Rounding rounding) {
        List<BoundMatrix> z = new ArrayList<>();
        List<BoundMatrix> a = new ArrayList<>();
        List<BoundMatrix> local = new ArrayList<>();
        List<BoundMatrix> errorOfZ = new ArrayList<>();
        List<BoundMatrix> shift = new ArrayList<>();
        List<BoundMatrix> errorOfA = new ArrayList<>();
        a.add(BoundMatrix.magnitudes(solution.batch().X()));
        errorOfA.add(BoundMatrix.filled(a.get(0).rows(), a.get(0).columns(), 0));
        for (int i = 1; i <= solution.network().depth(); i++) {
            Layer layer = solution.network().layer(i);
            BoundMatrix weights = BoundMatrix.magnitudes(layer.weights());
            BoundMatrix before = a.get(i - 1);
            BoundMatrix errorBefore = errorOfA.get(i - 1);
            BoundMatrix carried =
                    i == 1 ? BoundMatrix.filled(layer.outputs(), before.columns(), 0) : weights.times(errorBefore);
            BoundMatrix exact = BoundMatrix.of(solution.Z().get(i - 1));
            BoundMatrix delta = localOf(layer, weights.times(before), exact, carried, rounding);
            z.add(exact);
            a.add(BoundMatrix.of(solution.A().get(i - 1)));
            local.add(delta);
            BoundMatrix error = delta.with(k -> carried.get(k) + delta.get(k));
            addActivation(exact, a.get(i), error, rounding, errorOfZ, shift, errorOfA);
        }
        return new ForwardErrors(z, a, local, errorOfZ, shift, errorOfA);
    }

    /** δ: the n products and the bias are n + 1 terms. */
    private static BoundMatrix localOf(
            Layer layer, BoundMatrix products, BoundMatrix exact, BoundMatrix carried, Rounding rounding) {
        int m = products.columns();
        int terms = layer.inputs() + 1;
        double absolute = rounding.underflow(terms);
        return products.with(k -> rounding.ofSum(
                        terms,
                        products.get(k) + carried.get(k) + Math.abs(layer.bias().get(k / m)),
                        Math.abs(exact.get(k)) + carried.get(k))
                + absolute);
    }

    /** p = max |σ(Z ± E(Z)) − σ(Z)|, and E(A) = p + the error of σ itself. */
    private static void addActivation(
            BoundMatrix preActivation,
            BoundMatrix activation,
            BoundMatrix error,
            Rounding rounding,
            List<BoundMatrix> errorOfZ,
            List<BoundMatrix> shift,
            List<BoundMatrix> errorOfA) {
        BoundMatrix p = preActivation.with(k -> SigmoidCurve.shift(preActivation.get(k), error.get(k)));
        errorOfZ.add(error);
        shift.add(p);
        errorOfA.add(activation.with(k -> p.get(k) + rounding.ofSigmoid(activation.get(k) + p.get(k))));
    }

    public int depth() {
        return Z.size();
    }

    /** {@return the same errors with a smaller one of Z[L], and of A[L] accordingly} */
    public ForwardErrors withErrorOfOutput(BoundMatrix error, Rounding rounding) {
        int last = depth() - 1;
        List<BoundMatrix> errorOfZ = new ArrayList<>(this.errorOfZ.subList(0, last));
        List<BoundMatrix> shift = new ArrayList<>(this.shift.subList(0, last));
        List<BoundMatrix> errorOfA = new ArrayList<>(this.errorOfA.subList(0, last + 1));
        addActivation(Z.get(last), A.get(last + 1), error, rounding, errorOfZ, shift, errorOfA);
        return new ForwardErrors(Z, A, local, errorOfZ, shift, errorOfA);
    }

    /** {@return s = σ'(Z[i])} */
    BoundMatrix slope(int i) {
        BoundMatrix z = Z.get(i - 1);
        return z.with(k -> SigmoidCurve.slope(z.get(k)));
    }

    /**
     * {@return S, the error of a(1 − a): |1 − 2a| E(A) + E(A)², and η where the product underflows}
     *
     * @param i the layer, from 1
     */
    BoundMatrix errorOfSlope(int i, Rounding rounding) {
        BoundMatrix z = Z.get(i - 1);
        BoundMatrix error = errorOfA.get(i);
        return z.with(k -> error.get(k) * (SigmoidCurve.tilt(z.get(k)) + error.get(k)) + rounding.eta());
    }
}
