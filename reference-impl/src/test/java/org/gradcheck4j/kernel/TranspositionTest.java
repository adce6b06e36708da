package org.gradcheck4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranspositionTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 9", "9, 1", "7, 8", "8, 7", "33, 50", "50, 33", "64, 64"})
    void entry_i_j_becomes_entry_j_i(int rows, int columns) {
        double[] values = new double[rows * columns];
        float[] floats = new float[rows * columns];
        for (int k = 0; k < values.length; k++) {
            values[k] = k + 1;
            floats[k] = k + 1;
        }
        double[] transposed = Transposition.of(rows, columns, values);
        float[] transposedFloats = Transposition.of(rows, columns, floats);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                assertThat(transposed[j * rows + i]).isEqualTo(values[i * columns + j]);
                assertThat(transposedFloats[j * rows + i]).isEqualTo(floats[i * columns + j]);
            }
        }
    }
}
