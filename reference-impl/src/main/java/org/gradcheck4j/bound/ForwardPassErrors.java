package org.gradcheck4j.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/** The errors of the forward pass, entry by entry. Immutable: one serves any number of {@link BackwardPassErrors}. */
public final class ForwardPassErrors {

    private final Rounding rounding;
    private final Matrix X;
    private final List<LayerErrors> layers;
    private final Optional<ParameterErrors> parameterErrors;
    private final Optional<OutputSensitivity> sensitivity;
    private final Map<SlopeOfLayer, SlopeWithError> slopes = new ConcurrentHashMap<>();

    private record SlopeOfLayer(int layer, HiddenSlope slope) {}

    private ForwardPassErrors(
            Rounding rounding,
            Matrix X,
            List<LayerErrors> layers,
            Optional<ParameterErrors> parameterErrors,
            Optional<OutputSensitivity> sensitivity) {
        this.rounding = rounding;
        this.X = X;
        this.layers = layers;
        this.parameterErrors = parameterErrors;
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
    }

    /**
     * Bounds the errors of a correct engine's forward pass.
     *
     * @param solution the exact numbers
     * @param arithmetic the engine's
     * @return of Z[L] and A[L] the smaller of two bounds (see {@link DerivedErrorBound}), of the other layers the recurrence's
     */
    public static ForwardPassErrors of(ExactSolution solution, Arithmetic arithmetic) {
        return of(solution, arithmetic, Optional.empty());
    }

    /**
     * As above, for an engine whose weights and biases are not quite those of the solution.
     *
     * @param parameterErrors the errors of the weights and biases
     */
    static ForwardPassErrors of(
            ExactSolution solution, Arithmetic arithmetic, Optional<ParameterErrors> parameterErrors) {
        ForwardPassErrors plain = plain(solution, Rounding.of(arithmetic), parameterErrors);
        OutputSensitivity sensitivity = plain.sensitivity(new FormulaBackwardPass(solution));
        LayerErrors output = plain.layer(plain.depth());
        List<LayerErrors> layers = new ArrayList<>(plain.layers);
        layers.set(
                plain.depth() - 1,
                LayerErrors.of(
                        output.Z(), output.A(), output.local(), sensitivity.errorOfLastZ(plain), plain.rounding));
        return new ForwardPassErrors(plain.rounding, plain.X, layers, parameterErrors, Optional.of(sensitivity));
    }

    /** {@return the errors by the plain recurrence alone} */
    static ForwardPassErrors plain(ExactSolution solution, Rounding rounding) {
        return plain(solution, rounding, Optional.empty());
    }

    private static ForwardPassErrors plain(
            ExactSolution solution, Rounding rounding, Optional<ParameterErrors> parameterErrors) {
        Network network = solution.network();
        Matrix X = solution.batch().X().abs();
        List<LayerErrors> layers = new ArrayList<>();
        Matrix A = X;
        Matrix errorOfA = X.map(feature -> 0);
        for (int i = 1; i <= network.depth(); i++) {
            Matrix weights = network.layer(i).weights().abs();
            Matrix Z = solution.Z().get(i - 1).rounded();
            Matrix carried = i == 1 ? Z.map(z -> 0) : weights.times(errorOfA);
            Matrix local = local(network.layer(i), weights.times(A), Z, carried, rounding);
            if (parameterErrors.isPresent()) {
                ParameterErrors errors = parameterErrors.get();
                local = withError(local, errors.errorOfW(i), errors.errorOfB(i), A.plus(errorOfA), rounding);
            }
            A = solution.A().get(i - 1).rounded();
            LayerErrors layer = LayerErrors.of(Z, A, local, carried.plus(local), rounding);
            errorOfA = layer.errorOfA();
            layers.add(layer);
        }
        return new ForwardPassErrors(rounding, X, layers, parameterErrors, Optional.empty());
    }

    /** δ: the rounding of n products and the bias. */
    private static Matrix local(Layer layer, Matrix products, Matrix Z, Matrix carried, Rounding rounding) {
        int m = products.columns();
        double absolute = rounding.underflow(layer.inputs() + 1);
        return products.withEntries(k -> rounding.roundingOfAffine(
                        layer.inputs(),
                        products.get(k) + carried.get(k),
                        Math.abs(layer.bias().get(k / m)),
                        Math.abs(Z.get(k)) + carried.get(k))
                + absolute);
    }

    /** δ + E(W) (|A| + E(A)) + E(b), and the rounding of a sum whose terms are as much larger. */
    private static Matrix withError(Matrix local, Matrix errorOfW, Matrix errorOfB, Matrix engineA, Rounding rounding) {
        Matrix products = errorOfW.times(engineA);
        int m = products.columns();
        int terms = errorOfW.columns() + 1;
        return products.withEntries(k -> {
            double more = products.get(k) + errorOfB.get(k / m);
            return local.get(k) + more + terms * rounding.u() * more;
        });
    }

    Rounding rounding() {
        return rounding;
    }

    /** {@return L} */
    int depth() {
        return layers.size();
    }

    /** {@return E(W[i]), if the engine's weights are not quite the solution's} */
    Optional<Matrix> errorOfWeights(int i) {
        return parameterErrors.map(errors -> errors.errorOfW(i));
    }

    /** {@return layer i, from 1} */
    LayerErrors layer(int i) {
        return layers.get(i - 1);
    }

    /** {@return what a backward pass multiplies dA[i] by; it is computed when first asked for} */
    SlopeWithError slope(int i, HiddenSlope slope) {
        return slopes.computeIfAbsent(
                new SlopeOfLayer(i, slope), key -> SlopeWithError.of(key.slope(), layer(key.layer()), rounding));
    }

    /** {@return |A[j]|, from A[0] = X, or |Z[j]|} */
    Matrix magnitudeOf(InputOfDW input) {
        if (input.layer() == 0) {
            return X;
        }
        LayerErrors layer = layer(input.layer());
        return input.isPreActivation() ? layer.Z().abs() : layer.A();
    }

    /** {@return E(A[j]), from E(A[0]) = 0, or E(Z[j])} */
    Matrix errorOf(InputOfDW input) {
        if (input.layer() == 0) {
            return X.map(feature -> 0);
        }
        LayerErrors layer = layer(input.layer());
        return input.isPreActivation() ? layer.errorOfZ() : layer.errorOfA();
    }

    /** {@return how strongly the output depends on each neuron; empty for the plain recurrence, which does not use it} */
    Optional<OutputSensitivity> sensitivity() {
        return sensitivity;
    }

    /** {@return the same for a backward pass with other weights, or other powers of σ'} */
    OutputSensitivity sensitivity(BackwardPass pass) {
        return OutputSensitivity.of(
                pass::weights,
                layers.stream().map(LayerErrors::Z).toList(),
                i -> pass.slope(i).power().orElseThrow());
    }
}
