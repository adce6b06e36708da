package org.gradcheck4j.dl4j;

import java.util.Arrays;
import java.util.Optional;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Copies matrices into ND4J and out of it. Nothing is rounded: every value fits the precision exactly. */
final class Transfer {

    private Transfer() {}

    /** {@return ND4J's type for a precision} */
    static DataType type(Precision precision) {
        return switch (precision) {
            case DOUBLE -> DataType.DOUBLE;
            case FLOAT -> DataType.FLOAT;
            case HALF -> DataType.FLOAT16;
        };
    }

    /** {@return the precision of ND4J's type; empty if no engine computes in it} */
    static Optional<Precision> precision(DataType type) {
        return Arrays.stream(Precision.values())
                .filter(precision -> type(precision) == type)
                .findFirst();
    }

    /** {@return an array of the matrix's shape, row by row} */
    static INDArray array(Matrix matrix, Precision precision) {
        // With the type given, ND4J's global default is not used.
        return Nd4j.createFromArray(matrix.toArray())
                .castTo(type(precision))
                .reshape('c', matrix.rows(), matrix.columns());
    }

    /**
     * Reads an array whose shape is known.
     *
     * @param array {@code [rows × columns]}; a single row may also be {@code [columns]}, a single number {@code []}
     * @param rows expected
     * @param columns expected
     * @param what the array is, for the message
     * @return a matrix {@code [rows × columns]}
     * @throws IllegalStateException if there is no array, or it has another shape
     */
    static Matrix matrix(@Nullable INDArray array, int rows, int columns, String what) {
        if (array == null) {
            throw new IllegalStateException("DL4J did not return " + what);
        }
        boolean fits = array.rank() <= 1
                ? rows == 1 && array.length() == columns
                : array.rank() == 2 && array.size(0) == rows && array.size(1) == columns;
        if (!fits) {
            throw new IllegalStateException("DL4J returned %s of shape %s, expected [%d × %d]"
                    .formatted(what, Arrays.toString(array.shape()), rows, columns));
        }
        return Matrix.of(
                rows, columns, array.castTo(DataType.DOUBLE).dup('c').data().asDouble());
    }
}
