package org.gradcheck4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixProductTest {

    private static final int ROWS = 150;
    private static final int INNER = 130;
    private static final int COLUMNS = 170;

    @Test
    void this_build_uses_vectors_unless_told_otherwise() {
        String wanted = System.getProperty("gradcheck4j.kernel", "vector");
        assertThat(MatrixProduct.kernel()).isEqualTo(wanted);
        assertThat(MatrixProduct.FLOATS.kind()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void any_number_of_threads_gives_the_same_bits(int threads) throws InterruptedException, ExecutionException {
        Random random = new Random(1);
        double[] a = random.doubles(ROWS * INNER, -1, 1).map(x -> (float) x).toArray();
        double[] b = random.doubles(INNER * COLUMNS, -1, 1).map(x -> (float) x).toArray();
        Operands inDouble = new Operands(ROWS, INNER, COLUMNS, a, b);
        new ScalarDoubles().fill(inDouble, inDouble.whole());
        Operands inFloat = new Operands(ROWS, INNER, COLUMNS, a, b);
        new ScalarFloats().fill(inFloat, inFloat.whole());

        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            assertThat(pool.submit(() -> MatrixProduct.inDouble(ROWS, INNER, COLUMNS, a, b))
                            .get())
                    .isEqualTo(inDouble.c);
            assertThat(pool.submit(() -> MatrixProduct.inFloat(ROWS, INNER, COLUMNS, a, b))
                            .get())
                    .isEqualTo(inFloat.c);
        } finally {
            pool.shutdown();
        }
    }
}
