package org.gradcheck4j.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;

/** The errors of the backward pass, entry by entry, from those of the forward pass. */
final class BackwardErrors {

    private final ExactPass pass;
    private final ForwardErrors forward;
    private final Rounding rounding;
    private final int m;

    BackwardErrors(ExactPass pass, ForwardErrors forward, Rounding rounding) {
        this.pass = pass;
        this.forward = forward;
        this.rounding = rounding;
        this.m = pass.batch().size();
    }

    /** {@return E(dZ[1]) … E(dZ[L]) by the plain recurrence} */
    List<Dense> plain() {
        ArrayDeque<Dense> errors = new ArrayDeque<>();
        errors.add(errorOfOutput());
        for (int i = forward.depth() - 1; i >= 1; i--) {
            errors.addFirst(hidden(i, errors.getFirst()));
        }
        return List.copyOf(errors);
    }

    /**
     * {@return E(dZ[1]) … E(dZ[L]), each the smaller of the plain recurrence's and of |g| E(dZ[L]) + (|dZ[L]| +
     * E(dZ[L])) E(g) + T}
     *
     * @param sensitivity g and h
     */
    List<Dense> tightened(OutputSensitivity sensitivity) {
        ArrayDeque<Dense> errors = new ArrayDeque<>();
        Dense errorOfOutput = errorOfOutput();
        Dense output = Dense.magnitudes(pass.dZ().get(forward.depth() - 1));
        Dense errorOfG = output.with(k -> 0);
        Dense underflow = output.with(k -> 0);
        errors.add(errorOfOutput);
        for (int i = forward.depth() - 1; i >= 1; i--) {
            errorOfG = errorOfSensitivity(i, errorOfG, sensitivity);
            underflow = underflow(i, underflow);
            Dense plain = hidden(i, errors.getFirst());
            Dense g = sensitivity.g().get(i - 1);
            Dense e = errorOfG;
            Dense t = underflow;
            errors.addFirst(plain.with(k -> OutputSensitivity.lesser(
                    g.get(k) * errorOfOutput.get(k % m)
                            + (output.get(k % m) + errorOfOutput.get(k % m)) * e.get(k)
                            + t.get(k),
                    plain.get(k))));
        }
        return List.copyOf(errors);
    }

    /**
     * {@return the bounds on dW[i] and db[i], layer i at index i − 1}
     *
     * @param errors E(dZ[1]) … E(dZ[L])
     */
    List<LayerGradient> gradients(List<Dense> errors) {
        List<LayerGradient> bounds = new ArrayList<>();
        for (int i = 1; i <= errors.size(); i++) {
            bounds.add(gradient(i, errors.get(i - 1)));
        }
        return bounds;
    }

    /** E(dZ[L]) = E(A[L]) + u (|A[L] − y| + E(A[L])) + mη, the last where 1/m comes first. */
    private Dense errorOfOutput() {
        Dense error = forward.errorOfA().get(forward.depth());
        Dense output = Dense.magnitudes(pass.dZ().get(forward.depth() - 1));
        return error.with(k -> error.get(k) + rounding.u() * (output.get(k) + error.get(k)) + m * rounding.eta());
    }

    /**
     * E(dZ[i]) of a hidden layer from E(dZ[i+1]).
     *
     * <pre>
     * E(dA[i]) = |W|ᵀ E(dZ) + n u |W|ᵀ (|dZ| + E(dZ)) + nmη
     * E(dZ[i]) = E(dA) (s + S) + |dA| S + 3u (|dA| + E(dA)) (s + S) + 2mη
     * </pre>
     */
    private Dense hidden(int i, Dense error) {
        Dense next = Dense.magnitudes(pass.dZ().get(i));
        Dense magnitude = Dense.magnitudes(pass.dA().get(i - 1));
        Dense errorOfDA = backward(i + 1, next, magnitude, error, m * rounding.underflow(next.rows()));
        return through(i, magnitude, errorOfDA, 2 * m * rounding.eta());
    }

    /** E(g[i]), relative to the engine's own dZ[L]; g and h in place of dZ and dA, and no underflow. */
    private Dense errorOfSensitivity(int i, Dense errorOfG, OutputSensitivity sensitivity) {
        Dense errorOfH = backward(i + 1, sensitivity.g().get(i), sensitivity.h().get(i - 1), errorOfG, 0);
        return through(i, sensitivity.h().get(i - 1), errorOfH, 0);
    }

    /** T[i]: what underflow adds, whatever the size of dZ[L]. */
    private Dense underflow(int i, Dense underflow) {
        Dense nothing = underflow.with(k -> 0);
        Dense none = forward.Z().get(i - 1).with(k -> 0);
        Dense carried = backward(i + 1, nothing, none, underflow, m * rounding.underflow(underflow.rows()));
        return through(i, none, carried, 2 * m * rounding.eta());
    }

    /** |W[i]|ᵀ E, the rounding of W[i]ᵀ (value + E), and underflow. */
    private Dense backward(int i, Dense magnitude, Dense total, Dense error, double absolute) {
        Dense weights = Dense.magnitudes(pass.network().layer(i).weights());
        Dense carried = weights.transposedTimes(error);
        Dense products = weights.transposedTimes(magnitude);
        int n = magnitude.rows();
        return carried.with(k -> carried.get(k)
                + rounding.ofSum(n, products.get(k) + carried.get(k), total.get(k) + carried.get(k))
                + absolute);
    }

    /** (E + 3u (|value| + E)) (s + S) + |value| S + absolute */
    private Dense through(int i, Dense magnitude, Dense error, double absolute) {
        Dense s = forward.slope(i);
        Dense errorOfS = forward.errorOfSlope(i, rounding);
        double relative = rounding.ofSlope();
        return error.with(
                k -> (error.get(k) + relative * (magnitude.get(k) + error.get(k))) * (s.get(k) + errorOfS.get(k))
                        + magnitude.get(k) * errorOfS.get(k)
                        + absolute);
    }

    /** The bounds on one layer's gradient: what its factors carry, the rounding of the mean, and underflow. */
    private LayerGradient gradient(int i, Dense error) {
        Dense dz = Dense.magnitudes(pass.dZ().get(i - 1));
        Dense a = forward.A().get(i - 1);
        Dense errorOfA = forward.errorOfA().get(i - 1);
        Dense engineA = a.with(k -> a.get(k) + errorOfA.get(k)).transpose();
        Dense fromDZ = error.times(engineA);
        Dense fromA = i == 1 ? fromDZ.with(k -> 0) : dz.times(errorOfA.transpose());
        Dense products = dz.times(engineA);
        double absolute = rounding.underflow(m) + 2 * rounding.eta();
        Matrix dW = mean(
                products,
                fromDZ.with(k -> fromDZ.get(k) + fromA.get(k)),
                fromDZ,
                pass.dW().get(i - 1),
                absolute);
        Dense ones = Dense.filled(m, 1, 1);
        Dense fromDZOfBias = error.times(ones);
        double absoluteOfBias = rounding.additionsFlush() ? absolute : 2 * rounding.eta();
        Matrix db = mean(dz.times(ones), fromDZOfBias, fromDZOfBias, pass.db().get(i - 1), absoluteOfBias);
        return new LayerGradient(dW, db);
    }

    /** 1/m [ carried + the rounding of a mean of m terms ] + absolute; the terms' magnitudes are products + fromDZ. */
    private Matrix mean(Dense products, Dense carried, Dense fromDZ, ExactMatrix exact, double absolute) {
        return Matrix.generate(products.rows(), products.columns(), (row, column) -> {
            int k = row * products.columns() + column;
            double total = m * Math.abs(exact.high(k)) + carried.get(k);
            double rounded = rounding.ofMean(m, products.get(k) + fromDZ.get(k), total);
            return (carried.get(k) + rounded) / m + absolute;
        });
    }
}
