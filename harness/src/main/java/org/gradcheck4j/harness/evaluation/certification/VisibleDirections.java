package org.gradcheck4j.harness.evaluation.certification;

import java.util.ArrayList;
import java.util.List;

/**
 * How much the gradients say of dZ[L], direction by direction. Each number is a sum over the samples of dZ[L] times what the
 * backward pass multiplies it by. If these factors are nearly alike, as those of nearly equal samples are, so are the sums, and
 * what one says the others repeat.
 *
 * <p>Gram-Schmidt orthogonalisation with pivoting (Golub and Van Loan, Matrix Computations, 5.4.2), row by row.
 */
final class VisibleDirections {

    private final List<Double> lengths = new ArrayList<>();
    private final double norm;

    /**
     * Finds the directions.
     *
     * @param rows of each number, by how many of its bounds it changes if dZ[L] of each sample changes by 1; changed by this
     */
    VisibleDirections(List<double[]> rows) {
        norm = Math.sqrt(rows.stream().mapToDouble(row -> dot(row, row)).sum());
        List<double[]> left = new ArrayList<>(rows);
        while (!left.isEmpty()) {
            double[] longest = left.stream()
                    .reduce((one, other) -> dot(one, one) >= dot(other, other) ? one : other)
                    .orElseThrow();
            double square = dot(longest, longest);
            if (!(square > 0) || lengths.size() >= longest.length) {
                break;
            }
            lengths.add(Math.sqrt(square));
            left.remove(longest);
            for (double[] row : left) {
                double share = dot(row, longest) / square;
                for (int k = 0; k < row.length; k++) {
                    row[k] -= share * longest[k];
                }
            }
        }
    }

    /**
     * {@return how unlikely it is that another wrong dZ[L] leads to the same numbers, in bits for each direction}
     *
     * @param change the Euclidean norm of the change of all numbers, each in its bounds
     */
    List<Double> bits(double change) {
        return lengths.stream()
                .map(length -> log2(change / norm * length))
                .filter(bits -> bits > 0)
                .toList();
    }

    static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += one[k] * other[k];
        }
        return sum;
    }
}
