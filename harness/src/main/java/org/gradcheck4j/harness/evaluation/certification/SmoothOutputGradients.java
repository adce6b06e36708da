package org.gradcheck4j.harness.evaluation.certification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck4j.exact.ExactSolution;

/**
 * Smooth functions of A and y: what dZ[L] may be if it is made from these. They are quadratic in Z[L], in pieces, and linear in
 * y. If all outputs are alike, so are all functions of them.
 */
final class SmoothOutputGradients {

    /** How wide a piece is, in Z[L]: A changes by a factor of about 50 if it is near 0. */
    private static final double PIECE = 4;

    /** Of each function, its value at each sample. */
    private final List<double[]> functions;

    private SmoothOutputGradients(List<double[]> functions) {
        this.functions = functions;
    }

    static SmoothOutputGradients of(ExactSolution solution) {
        int m = solution.batch().size();
        double[] z = IntStream.range(0, m)
                .mapToDouble(solution.Z().get(solution.network().depth() - 1)::high)
                .toArray();
        double[] y = solution.batch().y().toArray();
        List<double[]> functions = new ArrayList<>();
        double[] pieces = Arrays.stream(z).map(each -> Math.rint(each / PIECE)).toArray();
        Arrays.stream(pieces).distinct().forEach(piece -> {
            for (int power = 0; power <= 2; power++) {
                for (int powerOfY = 0; powerOfY <= 1; powerOfY++) {
                    double[] values = new double[m];
                    for (int k = 0; k < m; k++) {
                        values[k] = pieces[k] == piece
                                ? Math.pow(z[k] - piece * PIECE, power) * Math.pow(y[k], powerOfY)
                                : 0;
                    }
                    functions.add(values);
                }
            }
        });
        return new SmoothOutputGradients(functions);
    }

    /** {@return rows by sample as rows by function: what each function adds to a number} */
    List<double[]> parts(List<double[]> rows) {
        return rows.stream()
                .map(row -> functions.stream()
                        .mapToDouble(function -> IntStream.range(0, row.length)
                                .mapToDouble(k -> row[k] * function[k])
                                .sum())
                        .toArray())
                .toList();
    }
}
