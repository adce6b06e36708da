package org.gradcheck4j.bound;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;

/** The errors of the backward pass, entry by entry, from those of the forward pass. */
public final class BackwardErrors {

    /** What W − r dW makes of roundings: the product, and the difference. */
    private static final int UPDATE_ROUNDINGS = 2;

    private final BackwardPass numbers;
    private final ForwardErrors forward;
    private final Rounding rounding;
    private final int m;

    /** Of the formula's own backward pass. */
    public BackwardErrors(ExactSolution solution, ForwardErrors forward, Rounding rounding) {
        this(new FormulaPass(solution), forward, rounding);
    }

    public BackwardErrors(BackwardPass numbers, ForwardErrors forward, Rounding rounding) {
        this.numbers = numbers;
        this.forward = forward;
        this.rounding = rounding;
        this.m = numbers.labels().columns();
    }

    /** {@return E(dZ[1]) … E(dZ[L]) by the plain recurrence} */
    public List<BoundMatrix> plain() {
        ArrayDeque<BoundMatrix> errors = new ArrayDeque<>();
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
    public List<BoundMatrix> tightened(OutputSensitivity sensitivity) {
        ArrayDeque<BoundMatrix> errors = new ArrayDeque<>();
        BoundMatrix errorOfOutput = errorOfOutput();
        BoundMatrix output = BoundMatrix.magnitudes(numbers.dZ(forward.depth()));
        BoundMatrix errorOfG = output.with(k -> 0);
        BoundMatrix underflow = output.with(k -> 0);
        errors.add(errorOfOutput);
        for (int i = forward.depth() - 1; i >= 1; i--) {
            errorOfG = errorOfSensitivity(i, errorOfG, sensitivity);
            underflow = underflow(i, underflow);
            BoundMatrix plain = hidden(i, errors.getFirst());
            BoundMatrix g = sensitivity.g().get(i - 1);
            BoundMatrix e = errorOfG;
            BoundMatrix t = underflow;
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
    List<LayerGradient> gradients(List<BoundMatrix> errors) {
        List<LayerGradient> bounds = new ArrayList<>();
        for (int i = 1; i <= errors.size(); i++) {
            bounds.add(new LayerGradient(ofWeights(i, errors.get(i - 1)), ofBias(i, errors.get(i - 1))));
        }
        return bounds;
    }

    /** E(dZ[L]) = E(A[L]) + u (|A[L] − y| + E(A[L])) + mη, the last where 1/m comes first; or what a departure makes. */
    public BoundMatrix errorOfOutput() {
        BoundMatrix error = forward.errorOfA().get(forward.depth());
        BoundMatrix z = forward.Z().get(forward.depth() - 1);
        return error.with(k -> {
            if (numbers.drops(k)) {
                return 0;
            }
            double y = numbers.labels().get(k);
            double errorOfLabel = numbers.labelRoundings() * rounding.u() * (1 + y + error.get(k));
            OutputError of = OutputError.of(z.get(k), y, error.get(k), rounding);
            return numbers.errorOfResidual(of) + errorOfLabel + m * rounding.eta();
        });
    }

    /**
     * E(dZ[i]) of a hidden layer from E(dZ[i+1]).
     *
     * <pre>
     * E(dA[i]) = |W|ᵀ E(dZ) + n u |W|ᵀ (|dZ| + E(dZ)) + nmη
     * E(dZ[i]) = E(dA) (s + S) + |dA| S + 3u (|dA| + E(dA)) (s + S) + 2mη
     * </pre>
     */
    private BoundMatrix hidden(int i, BoundMatrix error) {
        BoundMatrix next = BoundMatrix.magnitudes(numbers.dZ(i + 1));
        BoundMatrix magnitude = BoundMatrix.magnitudes(numbers.dA(i));
        BoundMatrix errorOfDA = backward(i + 1, next, magnitude, error, m * rounding.underflow(next.rows()));
        if (numbers.step() != 0) {
            BoundMatrix carried = errorOfDA;
            BoundMatrix engine = next.with(k -> next.get(k) + error.get(k));
            BoundMatrix ofWeights = errorOfUpdate(i + 1, error).transposedTimes(engine);
            errorOfDA = carried.with(k -> carried.get(k)
                    + ofWeights.get(k)
                    + rounding.ofSum(next.rows(), ofWeights.get(k), ofWeights.get(k)));
        }
        return through(i, magnitude, errorOfDA, 2 * m * rounding.eta());
    }

    /** The error of W − r dW: that of dW, the product and the difference. */
    private BoundMatrix errorOfUpdate(int i, BoundMatrix error) {
        double r = Math.abs(numbers.step());
        BoundMatrix updated = numbers.weights(i);
        BoundMatrix dW = BoundMatrix.magnitudes(numbers.dW(i));
        BoundMatrix errorOfDW = BoundMatrix.of(ofWeights(i, error));
        return updated.with(k -> {
            double product = r * (dW.get(k) + errorOfDW.get(k));
            return r * errorOfDW.get(k) + UPDATE_ROUNDINGS * rounding.u() * (product + updated.get(k)) + rounding.eta();
        });
    }

    /** E(g[i]), relative to the engine's own dZ[L]; g and h in place of dZ and dA, and no underflow. */
    private BoundMatrix errorOfSensitivity(int i, BoundMatrix errorOfG, OutputSensitivity sensitivity) {
        BoundMatrix errorOfH =
                backward(i + 1, sensitivity.g().get(i), sensitivity.h().get(i - 1), errorOfG, 0);
        return through(i, sensitivity.h().get(i - 1), errorOfH, 0);
    }

    /** T[i]: what underflow adds, whatever the size of dZ[L]. */
    private BoundMatrix underflow(int i, BoundMatrix underflow) {
        BoundMatrix nothing = underflow.with(k -> 0);
        BoundMatrix none = forward.Z().get(i - 1).with(k -> 0);
        BoundMatrix carried = backward(i + 1, nothing, none, underflow, m * rounding.underflow(underflow.rows()));
        return through(i, none, carried, 2 * m * rounding.eta());
    }

    /** |W[i]|ᵀ E, the rounding of W[i]ᵀ (value + E), and underflow. */
    private BoundMatrix backward(int i, BoundMatrix magnitude, BoundMatrix total, BoundMatrix error, double absolute) {
        BoundMatrix weights = numbers.weights(i);
        BoundMatrix carried = weights.transposedTimes(error);
        BoundMatrix products = weights.transposedTimes(magnitude);
        int n = magnitude.rows();
        return carried.with(k -> carried.get(k)
                + rounding.ofSum(n, products.get(k) + carried.get(k), total.get(k) + carried.get(k))
                + absolute);
    }

    /** (E + 3u (|value| + E)) (s + S) + |value| S + absolute; with s² in place of s it counts twice, without s not at all. */
    private BoundMatrix through(int i, BoundMatrix magnitude, BoundMatrix error, double absolute) {
        int power = numbers.slopePower(i);
        if (power == 0) {
            return error;
        }
        BoundMatrix slope = forward.slope(i);
        BoundMatrix errorOfSlope = forward.errorOfSlope(i, rounding);
        BoundMatrix s = power == 1 ? slope : slope.with(k -> slope.get(k) * slope.get(k));
        BoundMatrix errorOfS = power == 1
                ? errorOfSlope
                : slope.with(k -> errorOfSlope.get(k) * (2 * slope.get(k) + errorOfSlope.get(k)) + rounding.eta());
        double relative = power * rounding.ofSlope();
        return error.with(
                k -> (error.get(k) + relative * (magnitude.get(k) + error.get(k))) * (s.get(k) + errorOfS.get(k))
                        + magnitude.get(k) * errorOfS.get(k)
                        + absolute);
    }

    /** {@return the bound on dW[i], from E(dZ[i])}: what its factors carry, the rounding of the mean, and underflow. */
    public Matrix ofWeights(int i, BoundMatrix error) {
        int factor = numbers.factorOfWeights(i);
        BoundMatrix dz = BoundMatrix.magnitudes(numbers.dZ(i));
        BoundMatrix a = forward.A().get(factor);
        BoundMatrix errorOfA = forward.errorOfA().get(factor);
        BoundMatrix engineA = a.with(k -> a.get(k) + errorOfA.get(k)).transpose();
        BoundMatrix fromDZ = error.times(engineA);
        BoundMatrix fromA = factor == 0 ? fromDZ.with(k -> 0) : dz.times(errorOfA.transpose());
        BoundMatrix products = dz.times(engineA);
        double absolute = rounding.underflow(m) + 2 * rounding.eta();
        return mean(products, fromDZ.with(k -> fromDZ.get(k) + fromA.get(k)), fromDZ, numbers.dW(i), absolute);
    }

    /** {@return the bound on db[i], from E(dZ[i])} */
    public Matrix ofBias(int i, BoundMatrix error) {
        BoundMatrix ones = BoundMatrix.filled(m, 1, 1);
        BoundMatrix fromDZ = error.times(ones);
        double absolute = 2 * rounding.eta() + (rounding.additionsFlush() ? rounding.underflow(m) : 0);
        return mean(BoundMatrix.magnitudes(numbers.dZ(i)).times(ones), fromDZ, fromDZ, numbers.db(i), absolute);
    }

    /** 1/m [ carried + the rounding of a mean of m terms ] + absolute; the terms' magnitudes are products + fromDZ. */
    private Matrix mean(
            BoundMatrix products, BoundMatrix carried, BoundMatrix fromDZ, ExactMatrix exact, double absolute) {
        return Matrix.generate(products.rows(), products.columns(), (row, column) -> {
            int k = row * products.columns() + column;
            double total = m * Math.abs(exact.high(k)) + carried.get(k);
            double rounded = rounding.ofMean(m, products.get(k) + fromDZ.get(k), total);
            return (carried.get(k) + rounded) / m + absolute;
        });
    }
}
