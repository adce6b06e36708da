package org.gradcheck4j.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/** The errors of the forward pass, entry by entry. Immutable: one serves any number of {@link BackwardPassErrors}. */
public final class ForwardPassErrors {

    private final Network network;
    private final Rounding rounding;
    private final Matrix X;
    private final List<LayerErrors> layers;
    private final Optional<OutputSensitivity> sensitivity;

    private ForwardPassErrors(
            Network network,
            Rounding rounding,
            Matrix X,
            List<LayerErrors> layers,
            Optional<OutputSensitivity> sensitivity) {
        this.network = network;
        this.rounding = rounding;
        this.X = X;
        this.layers = layers;
        this.sensitivity = sensitivity;
    }

    /**
     * What is known of one layer, each {@code [n_i × m]}.
     *
     * @param Z the exact Z[i]
     * @param A the exact A[i]
     * @param local δ, the error that the rounding of Z[i] itself adds
     * @param errorOfZ E(Z[i])
     * @param maxChange p = max |σ(Z ± E(Z)) − σ(Z)|
     * @param errorOfA E(A[i])
     */
    record LayerErrors(Matrix Z, Matrix A, Matrix local, Matrix errorOfZ, Matrix maxChange, Matrix errorOfA) {

        static LayerErrors of(Matrix Z, Matrix A, Matrix local, Matrix errorOfZ, Rounding rounding) {
            Matrix p = Z.map(errorOfZ, SigmoidCurve::maxChange);
            Matrix errorOfA = A.map(p, (output, change) -> change + rounding.errorOfSigmoid(output + change));
            return new LayerErrors(Z, A, local, errorOfZ, p, errorOfA);
        }

        /** {@return s = σ'(Z[i])} */
        Matrix slope() {
            return Z.map(SigmoidCurve::slope);
        }

        /** {@return S, the error of a(1 − a): |1 − 2a| E(A) + E(A)², and η if the product underflows} */
        Matrix errorOfSlope(Rounding rounding) {
            return Z.map(
                    errorOfA, (logit, error) -> error * (SigmoidCurve.slopeChange(logit) + error) + rounding.eta());
        }
    }

    /**
     * Bounds the errors of a correct engine's forward pass.
     *
     * @param solution the exact numbers
     * @param arithmetic the engine's
     * @return for each entry the smaller bound of two derivations (see {@link ForwardErrorBound})
     */
    public static ForwardPassErrors of(ExactSolution solution, Arithmetic arithmetic) {
        ForwardPassErrors plain = plain(solution, Rounding.of(arithmetic));
        OutputSensitivity sensitivity = plain.sensitivity(i -> 1);
        LayerErrors output = plain.layer(plain.depth());
        List<LayerErrors> layers = new ArrayList<>(plain.layers);
        layers.set(
                plain.depth() - 1,
                LayerErrors.of(
                        output.Z(), output.A(), output.local(), sensitivity.errorOfOutput(plain), plain.rounding));
        return new ForwardPassErrors(plain.network, plain.rounding, plain.X, layers, Optional.of(sensitivity));
    }

    /** {@return the errors by the plain recurrence alone} */
    static ForwardPassErrors plain(ExactSolution solution, Rounding rounding) {
        Network network = solution.network();
        Matrix X = solution.batch().X().abs();
        List<LayerErrors> layers = new ArrayList<>();
        Matrix A = X;
        Matrix errorOfA = X.map(feature -> 0);
        for (int i = 1; i <= network.depth(); i++) {
            Matrix weights = network.layer(i).weights().abs();
            Matrix Z = solution.Z().get(i - 1).rounded();
            Matrix carried = i == 1 ? Z.map(logit -> 0) : weights.times(errorOfA);
            Matrix local = local(network.layer(i), weights.times(A), Z, carried, rounding);
            A = solution.A().get(i - 1).rounded();
            LayerErrors layer = LayerErrors.of(Z, A, local, carried.plus(local), rounding);
            errorOfA = layer.errorOfA();
            layers.add(layer);
        }
        return new ForwardPassErrors(network, rounding, X, layers, Optional.empty());
    }

    /** δ: the n products and the bias are n + 1 terms. */
    private static Matrix local(Layer layer, Matrix products, Matrix Z, Matrix carried, Rounding rounding) {
        int m = products.columns();
        int terms = layer.inputs() + 1;
        double absolute = rounding.underflow(terms);
        return products.withEntries(k -> rounding.roundingOfSum(
                        terms,
                        products.get(k) + carried.get(k) + Math.abs(layer.bias().get(k / m)),
                        Math.abs(Z.get(k)) + carried.get(k))
                + absolute);
    }

    Rounding rounding() {
        return rounding;
    }

    /** {@return L} */
    int depth() {
        return layers.size();
    }

    /** {@return layer i, from 1} */
    LayerErrors layer(int i) {
        return layers.get(i - 1);
    }

    /** {@return |A[i]|, from A[0] = X} */
    Matrix magnitudeOfA(int i) {
        return i == 0 ? X : layer(i).A();
    }

    /** {@return E(A[i]), from E(A[0]) = 0} */
    Matrix errorOfA(int i) {
        return i == 0 ? X.map(feature -> 0) : layer(i).errorOfA();
    }

    /** {@return how strongly the output depends on each neuron; empty for the plain recurrence, which does not use it} */
    Optional<OutputSensitivity> sensitivity() {
        return sensitivity;
    }

    /** {@return the same with σ'(Z[i])ᵏ on the way back, k given for each hidden layer} */
    OutputSensitivity sensitivity(IntUnaryOperator slopePower) {
        return OutputSensitivity.of(network, layers.stream().map(LayerErrors::Z).toList(), slopePower);
    }
}
