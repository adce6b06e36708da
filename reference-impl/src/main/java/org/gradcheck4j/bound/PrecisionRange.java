package org.gradcheck4j.bound;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;

/** Whether a precision can hold a computation at all: if it cannot, no error bound holds. */
public final class PrecisionRange {

    /** If a sum has so few roundings, they do not double it. */
    private static final double MOST_ROUNDINGS = 0.1;

    private PrecisionRange() {}

    /**
     * Says why a precision cannot hold the computation, if so.
     *
     * <p>Every sum counts in the worst order of its terms, with the engine's error added; a sum over the batch counts before
     * it is divided by m.
     *
     * @param solution the exact numbers
     * @param precision the engine's
     * @return a clause such as "an intermediate can exceed 65504, the largest half"; empty if it can
     */
    public static Optional<String> whyUnsupported(ExactSolution solution, Precision precision) {
        int m = solution.batch().size();
        String name = precision.id();
        double countable = 1 / precision.unitRoundoff();
        if (m > countable) {
            return Optional.of("%s holds whole numbers exactly only up to %d; the batch has %d samples"
                    .formatted(name, (long) countable, m));
        }
        if (isFarWithin(solution, precision) || !exceeds(solution, precision)) {
            return Optional.empty();
        }
        return Optional.of("an intermediate can exceed %s, the largest %s".formatted(largest(precision), name));
    }

    /** 65504, but 3.40e+38: all digits if they are few. */
    private static String largest(Precision precision) {
        return String.format(Locale.ROOT, precision == Precision.HALF ? "%.0f" : "%.3g", precision.largestFinite());
    }

    /**
     * Whether not even the largest factors together come near Ω: the usual case, and far cheaper to see. The output's gradient counts as
     * 4, an activation as 2, and each number as twice what it exactly is.
     */
    static boolean isFarWithin(ExactSolution solution, Precision precision) {
        List<Layer> layers = solution.network().layers();
        int m = solution.batch().size();
        int terms = m;
        double dz = 4;
        double largest = dz;
        for (int i = layers.size(); i >= 1; i--) {
            Layer layer = layers.get(i - 1);
            terms = Math.max(terms, Math.max(layer.inputs() + 1, layer.outputs()));
            double a = i == 1 ? largest(solution.batch().X()) : 2;
            double w = largest(layer.weights());
            double z = 2 * layer.inputs() * w * a + 2 * largest(layer.bias());
            double dA = 2 * layer.outputs() * w * dz;
            largest = Math.max(largest, Math.max(z, Math.max(dA, 2 * m * dz * Math.max(a, 1))));
            dz = dA;
        }
        return terms * precision.unitRoundoff() < MOST_ROUNDINGS && 2 * largest < precision.largestFinite();
    }

    private static double largest(Matrix matrix) {
        double largest = 0;
        for (int k = 0; k < matrix.size(); k++) {
            largest = Math.max(largest, Math.abs(matrix.get(k)));
        }
        return largest;
    }

    /** Whether any order of summation can meet more than Ω in Z, dA, m · dW or m · db on its way. */
    static boolean exceeds(ExactSolution solution, Precision precision) {
        ForwardPassErrors forward = ForwardPassErrors.plain(solution, Rounding.of(Arithmetic.of(precision)));
        BackwardPassErrors backward = new BackwardPassErrors(new FormulaBackwardPass(solution), forward);
        int m = solution.batch().size();
        for (int i = 1; i <= forward.depth(); i++) {
            Layer layer = solution.network().layer(i);
            Matrix weights = layer.weights().abs();
            InputOfDW input = InputOfDW.activation(i - 1);
            Matrix a = forward.magnitudeOf(input).plus(forward.errorOf(input));
            Matrix dz = solution.dZ().get(i - 1).magnitudes().plus(backward.errorOfDZ(i));
            Matrix products = weights.times(a);
            Matrix z = products.withEntries(
                    k -> products.get(k) + Math.abs(layer.bias().get(k / m)));
            if (exceeds(z, layer.inputs() + 1, precision)
                    || exceeds(dz.times(Matrix.filled(m, 1, 1)), m, precision)
                    || exceeds(dz.times(a.transpose()), m, precision)
                    || (i > 1 && exceeds(weights.transpose().times(dz), layer.outputs(), precision))) {
                return true;
            }
        }
        return false;
    }

    /** Partial sums of rounded terms stay below (1 + nu) times the sum of magnitudes; a NaN exceeds everything. */
    private static boolean exceeds(Matrix sumsOfMagnitudes, int n, Precision precision) {
        double limit = precision.largestFinite() / (1 + n * precision.unitRoundoff());
        for (int k = 0; k < sumsOfMagnitudes.size(); k++) {
            if (!(sumsOfMagnitudes.get(k) <= limit)) {
                return true;
            }
        }
        return false;
    }
}
