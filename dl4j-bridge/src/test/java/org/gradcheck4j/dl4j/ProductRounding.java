package org.gradcheck4j.dl4j;

import java.util.Arrays;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How ND4J's matrix products round: whether subnormal numbers are kept, and whether sums are kept in more digits. */
final class ProductRounding {

    /** How many addends of u are summed. */
    static final int ADDENDS = 1024;

    private ProductRounding() {}

    /** {@return a 2 × 2 matrix product's entry whose exact value is the smallest subnormal; 0 if it is flushed} */
    static double subnormalProduct(Precision precision) {
        double scale = Math.scalb(1.0, Math.getExponent(precision.smallestNormal()) + 2);
        double rest = precision.smallestSubnormal() / scale;
        return product(precision, Matrix.of(2, 2, scale, 0, 0, 1), Matrix.of(2, 2, rest, 0, 0, 1));
    }

    /**
     * Sums 1 and 1024 times u, in a matrix product.
     *
     * @return (sum − 1) ÷ u: 1024 if the sum is kept in more digits than the precision has, 0 if it is rounded after every
     *     addend in order, and between the two if there are several partial sums
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
