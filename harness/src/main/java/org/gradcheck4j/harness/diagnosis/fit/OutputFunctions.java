package org.gradcheck4j.harness.diagnosis.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;

/**
 * Functions of A and y, one of which most mistakes in dZ[L] are: in each piece of Z[L], a quadratic one for each class. If all
 * outputs are alike, so are all functions, and the numbers do not tell which it is.
 *
 * @param values of each function, at each sample
 */
record OutputFunctions(List<double[]> values) {

    /** In Z[L]: over such a piece, A changes by a factor of about 50 if it is near 0. */
    private static final double WIDTH_OF_PIECE = 4;

    /** Of the polynomial in each piece. */
    private static final int DEGREE = 2;

    static OutputFunctions of(Evidence evidence) {
        ExactMatrix Z = evidence.solution().Z().get(evidence.depth() - 1);
        double[] y = evidence.labels().toArray();
        List<double[]> values = new ArrayList<>();
        for (long piece : pieces(Z)) {
            for (int degree = 0; degree <= DEGREE; degree++) {
                double[] ofZero = new double[y.length];
                double[] ofOne = new double[y.length];
                for (int k = 0; k < y.length; k++) {
                    double distance = Z.high(k) - piece * WIDTH_OF_PIECE;
                    double value = piece(Z, k) == piece ? Math.pow(distance, degree) : 0;
                    ofZero[k] = (1 - y[k]) * value;
                    ofOne[k] = y[k] * value;
                }
                values.add(ofZero);
                values.add(ofOne);
            }
        }
        return new OutputFunctions(values);
    }

    private static long[] pieces(ExactMatrix Z) {
        return IntStream.range(0, Z.size())
                .mapToLong(k -> piece(Z, k))
                .distinct()
                .toArray();
    }

    private static long piece(ExactMatrix Z, int k) {
        return Math.round(Z.high(k) / WIDTH_OF_PIECE);
    }

    /** {@return by how much a number changes with each function, from how much it changes with each sample} */
    double[] parts(double[] bySample) {
        return values.stream()
                .mapToDouble(each -> LeastSquares.dot(each, bySample))
                .toArray();
    }
}
