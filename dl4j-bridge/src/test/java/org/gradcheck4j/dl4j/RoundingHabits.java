package org.gradcheck4j.dl4j;

import java.util.Arrays;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How ND4J's products and sums round: whether subnormals survive, and whether long sums are kept in more digits. */
final class RoundingHabits {

    /** Enough small addends that a wider accumulator would see 1 + 1024 u. */
    private static final int ADDENDS = 1024;

    private RoundingHabits() {}

    /** {@return a 2 × 2 matrix product's entry whose exact value is the smallest subnormal; 0 if it is flushed} */
    static double subnormalProduct(Precision precision) {
        double scale = Math.scalb(1.0, Math.getExponent(precision.smallestNormal()) + 2);
        double rest = precision.smallestSubnormal() / scale;
        return product(precision, Matrix.of(2, 2, scale, 0, 0, 1), Matrix.of(2, 2, rest, 0, 0, 1));
    }

    /**
     * Sums 1 and 1024 times u, in a matrix product.
     *
     * @return (sum − 1) ÷ u: 1024 if the sum is kept wider than the precision, 0 if it is rounded at every step in
     *     order, and between where partial sums are kept apart
     */
    static double sumOfSmallAddends(Precision precision) {
        double[] row = new double[1 + ADDENDS];
        Arrays.fill(row, precision.unitRoundoff());
        row[0] = 1;
        Matrix left = Matrix.generate(2, row.length, (i, j) -> row[j]);
        Matrix right = Matrix.generate(row.length, 2, (i, j) -> 1);
        return (product(precision, left, right) - 1) / precision.unitRoundoff();
    }

    private static double product(Precision precision, Matrix left, Matrix right) {
        INDArray result = Nd4j.create(Transfer.type(precision), new long[] {left.rows(), right.columns()}, 'f');
        return Transfer.array(left, precision)
                .mmuli(Transfer.array(right, precision), result)
                .getDouble(0, 0);
    }
}
