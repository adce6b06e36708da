package org.gradcheck4j.harness.diagnosis.fit;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * How much the gradients say of dZ[L], in bits, direction by direction. All of them are sums over the samples of dZ[L] times
 * other numbers: if these are nearly alike, as those of saturated neurons are, so are the sums, and what one says the others
 * repeat.
 *
 * <p>Suppose that a wrong dZ[L] of a certain size has a random direction. In each direction that the sums can tell, let its effect be
 * up to r allowed errors: by chance, it is then within the allowed error with the probability 1/r. If something was fitted, what
 * else may fit is another function of A and y: then the directions are those of {@link OutputFunctions}.
 *
 * <p>The r are estimated: of all sums, the one with the largest effect comes first, then the one with the largest effect in the
 * directions that are left, and so on. Their squares are the pivots of a Cholesky factorisation, with pivoting, of the matrix of
 * the sums' inner products (Golub and Van Loan, Matrix Computations, 4.2.8).
 */
final class OutputGradientBits {

    /** Of each tensor: enough for a name, and few enough to be quick. */
    private static final int MOST_NUMBERS = 16;

    /** Of all tensors, the last layer's first. */
    private static final int MOST_IN_ALL = 64;

    private OutputGradientBits() {}

    /**
     * {@return the bits of each direction, the largest first}
     *
     * @param candidate whose dZ[L] is not the formula's
     * @param evidence the engine's numbers
     */
    static List<Double> of(Candidate candidate, Evidence evidence) {
        int L = evidence.depth();
        int m = evidence.samples();
        ExactMatrix dZ = evidence.departed(candidate.departure()).dZ(L);
        double size = size(candidate.factor(), dZ, evidence.solution().dZ().get(L - 1));
        OutputFunctions functions = OutputFunctions.of(evidence);
        List<double[]> rows = new ArrayList<>();
        for (TensorName tensor : evidence.gradients()) {
            Matrix factors = factors(tensor.layer(), evidence);
            Matrix inputs = evidence.inputs(tensor.layer());
            Predicted predicted = evidence.predicted(candidate, tensor);
            int entries = Math.min(MOST_NUMBERS, predicted.value().size());
            for (int index = 0; index < entries && rows.size() < MOST_IN_ALL; index++) {
                int columns = predicted.value().columns();
                int row = index / columns;
                int column = index % columns;
                double allowed = predicted.allowedError(index);
                double[] numbers = new double[m];
                for (int k = 0; k < m; k++) {
                    double input = tensor.is(TensorName.Quantity.db) ? 1 : inputs.get(column, k);
                    numbers[k] = size * factors.get(row, k) * input / (m * allowed);
                }
                rows.add(candidate.isFitted() ? functions.parts(numbers) : numbers);
            }
        }
        return bits(rows);
    }

    /** dZ[i] ÷ dZ[L], sample by sample: what the backward pass multiplies by. If dZ[L] is 0, nothing is known of it. */
    private static Matrix factors(int i, Evidence evidence) {
        ExactMatrix dZ = evidence.solution().dZ().get(i - 1);
        ExactMatrix output = evidence.solution().dZ().get(evidence.depth() - 1);
        return Matrix.generate(
                dZ.rows(),
                dZ.columns(),
                (j, k) -> output.high(k) == 0 ? 0 : dZ.high(j * dZ.columns() + k) / output.high(k));
    }

    /** The root mean square of the change. */
    private static double size(double factor, ExactMatrix dZ, ExactMatrix formulas) {
        double squares = 0;
        for (int k = 0; k < dZ.size(); k++) {
            double change = factor * dZ.high(k) - formulas.high(k);
            squares += change * change;
        }
        return Math.sqrt(squares / dZ.size());
    }

    private static List<Double> bits(List<double[]> rows) {
        List<double[]> left = new ArrayList<>(rows);
        List<Double> bits = new ArrayList<>();
        while (!left.isEmpty()) {
            double[] pivot = left.stream()
                    .reduce((one, other) -> LeastSquares.dot(one, one) >= LeastSquares.dot(other, other) ? one : other)
                    .orElseThrow();
            double square = LeastSquares.dot(pivot, pivot);
            if (!(square > 1)) {
                break;
            }
            bits.add(Confirmation.bits(square) / 2);
            left.remove(pivot);
            for (double[] row : left) {
                double share = LeastSquares.dot(row, pivot) / square;
                for (int k = 0; k < row.length; k++) {
                    row[k] -= share * pivot[k];
                }
            }
        }
        return bits;
    }
}
