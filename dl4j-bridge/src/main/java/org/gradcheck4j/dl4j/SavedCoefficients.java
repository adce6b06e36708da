package org.gradcheck4j.dl4j;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import org.nd4j.common.primitives.Triple;
import org.nd4j.linalg.api.buffer.BaseDataBuffer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * All weights and biases of a saved network, as {@code Nd4j.write} wrote them: {@code [n]}, or {@code [1 × n]}. Their sizes are checked before ND4J reads them: it
 * believes what the file says, and memory outside Java's is then read or written.
 */
final class SavedCoefficients {

    /** Beside sizes and strides: the rank, and three more. */
    private static final int SHAPE_NUMBERS = 4;

    /** More bytes than both headers and the shape have. */
    private static final int OVERHEAD = 1024;

    private SavedCoefficients() {}

    /**
     * {@return the row of all weights and biases}
     *
     * @param count how many there are in the layers
     * @param file to read from
     * @throws SavedModelException if the file has other numbers
     */
    static INDArray read(int count, SavedModelFile file) {
        byte[] bytes = file.coefficients(Math.addExact(Math.multiplyExact(count, Double.BYTES), OVERHEAD));
        try {
            requireRow(new DataInputStream(new ByteArrayInputStream(bytes)), count, file);
            return Nd4j.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (SavedModelException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw file.refused("coefficients.bin is not an array that ND4J wrote");
        }
    }

    private static void requireRow(DataInputStream in, int count, SavedModelFile file) throws IOException {
        Triple<DataBuffer.AllocationMode, Long, DataType> shape = BaseDataBuffer.readHeader(in);
        long rank = (shape.getSecond() - SHAPE_NUMBERS) / 2;
        if (shape.getThird() != DataType.INT64
                || shape.getSecond() != SHAPE_NUMBERS + 2 * rank
                || rank < 1
                || rank > 2) {
            throw file.refused("coefficients.bin is not a row of numbers");
        }
        boolean fits = in.readLong() == rank;
        for (int k = 1; k <= rank; k++) {
            fits &= in.readLong() == (k < rank ? 1 : count);
        }
        in.skipNBytes(Long.BYTES * (shape.getSecond() - rank - 1));
        Triple<DataBuffer.AllocationMode, Long, DataType> data = BaseDataBuffer.readHeader(in);
        if (!fits || data.getSecond() != count) {
            throw file.refused("coefficients.bin has %d numbers, but the layers have %d weights and biases"
                    .formatted(data.getSecond(), count));
        }
        int width = widthOf(data.getThird());
        if (width == 0) {
            throw file.refused("its weights are %s, expected DOUBLE, FLOAT or HALF".formatted(data.getThird()));
        }
        if (in.available() != count * width) {
            throw file.refused(
                    "coefficients.bin has %d bytes of numbers, expected %d".formatted(in.available(), count * width));
        }
    }

    private static int widthOf(DataType type) {
        return Transfer.precision(type).isPresent() ? type.width() : 0;
    }
}
