package org.gradcheck4j.harness.diagnosis;

import java.util.Locale;
import java.util.stream.IntStream;
import org.gradcheck4j.model.Matrix;

/** Rows of a gradient, each a neuron's, or columns, each an input's. */
enum LineDirection {
    ROW {
        @Override
        int count(Matrix matrix) {
            return matrix.rows();
        }

        @Override
        IntStream entries(int line, Matrix matrix) {
            return IntStream.range(line * matrix.columns(), (line + 1) * matrix.columns());
        }
    },
    COLUMN {
        @Override
        int count(Matrix matrix) {
            return matrix.columns();
        }

        @Override
        IntStream entries(int line, Matrix matrix) {
            return IntStream.range(0, matrix.rows()).map(row -> row * matrix.columns() + line);
        }
    };

    /** {@return how many a matrix has} */
    abstract int count(Matrix matrix);

    /** {@return the flat indices of one, from 0} */
    abstract IntStream entries(int line, Matrix matrix);

    /** {@return one of them, in a word} */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
