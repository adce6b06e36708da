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
        double[] a = random.doubles(ROWS * INNER, -1, 1).toArray();
        double[] b = random.doubles(INNER * COLUMNS, -1, 1).toArray();
        Operands<double[]> inDouble = new Operands<>(ROWS, INNER, COLUMNS, a, b, new double[ROWS * COLUMNS]);
        new ScalarDoubles().fill(inDouble, inDouble.whole());
        float[] narrowA = floats(a);
        float[] narrowB = floats(b);
        Operands<float[]> inFloat = new Operands<>(ROWS, INNER, COLUMNS, narrowA, narrowB, new float[ROWS * COLUMNS]);
        new ScalarFloats().fill(inFloat, inFloat.whole());

        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            assertThat(pool.submit(() -> MatrixProduct.inDouble(ROWS, INNER, COLUMNS, a, b))
                            .get())
                    .isEqualTo(inDouble.c);
            assertThat(pool.submit(() -> MatrixProduct.inFloat(ROWS, INNER, COLUMNS, narrowA, narrowB))
                            .get())
                    .isEqualTo(inFloat.c);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void a_product_and_the_sum_it_is_added_to_are_rounded_once() {
        float f = 1 + 0x1p-13f;
        assertThat(MatrixProduct.inFloat(1, 2, 1, new float[] {1, f}, new float[] {-1, f}))
                .containsExactly(0x1p-12f + 0x1p-26f);
        assertThat(MatrixProduct.inFloat(1, 2, 1, new float[] {1, f}, new float[] {1, f}))
                .containsExactly(2 + 0x1p-12f);
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int k = 0; k < floats.length; k++) {
            floats[k] = (float) values[k];
        }
        return floats;
    }
}
