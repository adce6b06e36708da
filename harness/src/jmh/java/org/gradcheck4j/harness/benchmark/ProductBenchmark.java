package org.gradcheck4j.harness.benchmark;

import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import org.gradcheck4j.dl4j.BlasProduct;
import org.gradcheck4j.kernel.MatrixProduct;
import org.gradcheck4j.kernel.Transposition;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One product of two square matrices, of which one may be transposed: what the layers of a network ask for. */
@State(Scope.Benchmark)
public class ProductBenchmark {

    private static final int SEED = 1;

    /** Who computes it. */
    @Param({})
    public String by = "";

    /** The form, and the number of rows: {@code AB/256}, {@code ABt/256} or {@code AtB/256}. */
    @Param({})
    public String size = "";

    /** Of the matrices and the arithmetic. */
    @Param({})
    public String precision = "";

    private Supplier<Object> product = Object::new;

    /** Made by JMH. */
    public ProductBenchmark() {}

    /** Draws the matrices. */
    @Setup
    public void prepare() {
        Precision in = Precision.valueOf(precision.toUpperCase(Locale.ROOT));
        int n = rows(size);
        Random random = new Random(SEED);
        Matrix a = Matrix.generate(n, n, (i, j) -> in.round(random.nextGaussian()));
        Matrix b = Matrix.generate(n, n, (i, j) -> in.round(random.nextGaussian()));
        boolean transposesA = size.startsWith("AtB");
        boolean transposesB = size.startsWith("ABt");
        product = switch (by) {
            case Participants.OURS ->
                in == Precision.DOUBLE
                        ? inDouble(n, a.toArray(), transposesA, b.toArray(), transposesB)
                        : inFloat(n, a.toFloatArray(), transposesA, b.toFloatArray(), transposesB);
            case Participants.OPEN_BLAS -> new BlasProduct(a, transposesA, b, transposesB, in)::compute;
            default -> throw new IllegalArgumentException(by);
        };
    }

    private static Supplier<Object> inDouble(int n, double[] a, boolean transposesA, double[] b, boolean transposesB) {
        return () -> MatrixProduct.inDouble(
                n, n, n, transposesA ? Transposition.of(n, n, a) : a, transposesB ? Transposition.of(n, n, b) : b);
    }

    private static Supplier<Object> inFloat(int n, float[] a, boolean transposesA, float[] b, boolean transposesB) {
        return () -> MatrixProduct.inFloat(
                n, n, n, transposesA ? Transposition.of(n, n, a) : a, transposesB ? Transposition.of(n, n, b) : b);
    }

    /** {@return n, from the size} */
    static int rows(String size) {
        return Integer.parseInt(size.substring(size.indexOf('/') + 1));
    }

    /** {@return the product, as its maker holds it} */
    @Benchmark
    public Object product() {
        return product.get();
    }
}
