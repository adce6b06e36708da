package org.gradcheck4j.reference;

import java.util.ArrayList;
import java.util.List;
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
record ForwardErrors(
        List<Dense> Z,
        List<Dense> A,
        List<Dense> local,
        List<Dense> errorOfZ,
        List<Dense> shift,
        List<Dense> errorOfA) {

    static ForwardErrors of(ExactPass pass, Rounding rounding) {
        List<Dense> z = new ArrayList<>();
        List<Dense> a = new ArrayList<>();
        List<Dense> local = new ArrayList<>();
        List<Dense> errorOfZ = new ArrayList<>();
        List<Dense> shift = new ArrayList<>();
        List<Dense> errorOfA = new ArrayList<>();
        a.add(Dense.magnitudes(pass.batch().X()));
        errorOfA.add(Dense.filled(a.get(0).rows(), a.get(0).columns(), 0));
        for (int i = 1; i <= pass.network().depth(); i++) {
            Layer layer = pass.network().layer(i);
            Dense weights = Dense.magnitudes(layer.weights());
            Dense before = a.get(i - 1);
            Dense errorBefore = errorOfA.get(i - 1);
            Dense carried = i == 1 ? Dense.filled(layer.outputs(), before.columns(), 0) : weights.times(errorBefore);
            Dense exact = Dense.of(pass.Z().get(i - 1));
            Dense delta = localOf(layer, weights.times(before), exact, carried, rounding);
            z.add(exact);
            a.add(Dense.of(pass.A().get(i - 1)));
            local.add(delta);
            Dense error = delta.with(k -> carried.get(k) + delta.get(k));
            addActivation(exact, a.get(i), error, rounding, errorOfZ, shift, errorOfA);
        }
        return new ForwardErrors(z, a, local, errorOfZ, shift, errorOfA);
    }

    /** δ: the n products and the bias are n + 1 terms. */
    private static Dense localOf(Layer layer, Dense products, Dense exact, Dense carried, Rounding rounding) {
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
            Dense preActivation,
            Dense activation,
            Dense error,
            Rounding rounding,
            List<Dense> errorOfZ,
            List<Dense> shift,
            List<Dense> errorOfA) {
        Dense p = preActivation.with(k -> SigmoidCurve.shift(preActivation.get(k), error.get(k)));
        errorOfZ.add(error);
        shift.add(p);
        errorOfA.add(activation.with(k -> p.get(k) + rounding.ofSigmoid(activation.get(k) + p.get(k))));
    }

    int depth() {
        return Z.size();
    }

    /** {@return the same errors with a smaller one of Z[L], and of A[L] accordingly} */
    ForwardErrors withErrorOfOutput(Dense error, Rounding rounding) {
        int last = depth() - 1;
        List<Dense> errorOfZ = new ArrayList<>(this.errorOfZ.subList(0, last));
        List<Dense> shift = new ArrayList<>(this.shift.subList(0, last));
        List<Dense> errorOfA = new ArrayList<>(this.errorOfA.subList(0, last + 1));
        addActivation(Z.get(last), A.get(last + 1), error, rounding, errorOfZ, shift, errorOfA);
        return new ForwardErrors(Z, A, local, errorOfZ, shift, errorOfA);
    }

    /** {@return s = σ'(Z[i])} */
    Dense slope(int i) {
        Dense z = Z.get(i - 1);
        return z.with(k -> SigmoidCurve.slope(z.get(k)));
    }

    /**
     * {@return S, the error of a(1 − a): |1 − 2a| E(A) + E(A)², and η where the product underflows}
     *
     * @param i the layer, from 1
     */
    Dense errorOfSlope(int i, Rounding rounding) {
        Dense z = Z.get(i - 1);
        Dense error = errorOfA.get(i);
        return z.with(k -> error.get(k) * (SigmoidCurve.tilt(z.get(k)) + error.get(k)) + rounding.eta());
    }
}
