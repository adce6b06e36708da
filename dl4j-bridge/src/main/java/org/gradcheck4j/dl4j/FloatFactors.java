package org.gradcheck4j.dl4j;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.BinaryFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What the products of float matrices do with their factors. cuBLAS rounds them to TF32 in one of its math modes, and the
 * environment can forbid it; so this is found by multiplying, and not by asking for the mode.
 */
enum FloatFactors {
    /** Each factor is taken as it is: TF32 is off. */
    KEPT("TF32 off"),
    /** Each is rounded to the nearest number of TF32. */
    ROUNDED("TF32 on, factors rounded"),
    /** The bits that TF32 does not have are cut off. */
    CUT_OFF("TF32 on, factors cut off");

    /** A product of matrices. */
    @FunctionalInterface
    interface Product {

        /**
         * {@return the entries of A · 1}
         *
         * @param n rows and columns
         * @param entry of A, everywhere
         */
        float[] timesIdentity(int n, float entry);
    }

    /** Three quarters of an ulp of TF32 above 1: rounded it is the next number, and 1 if it is cut off. */
    private static final float PROBE = 1 + 0x1.8p-11f;

    private static final float NEXT = 1 + 0x1p-10f;

    /** A library may have another kernel for small products than for large ones. */
    private static final int[] ROWS = {1, 8, 64, 256};

    private final String label;

    FloatFactors(String label) {
        this.label = label;
    }

    /** {@return in words: whether TF32 is on} */
    String label() {
        return label;
    }

    /** {@return what ND4J's products do, found once} */
    static FloatFactors ofNd4j() {
        return Measured.OF_ND4J;
    }

    private static final class Measured {
        static final FloatFactors OF_ND4J = measured(FloatFactors::nd4j);

        private Measured() {}
    }

    /** {@return the worst that was seen in any size} */
    static FloatFactors measured(Product product) {
        return Arrays.stream(ROWS)
                .boxed()
                .flatMap(n -> {
                    float[] entries = product.timesIdentity(n, PROBE);
                    return IntStream.range(0, entries.length).mapToObj(k -> of(entries[k]));
                })
                .reduce(KEPT, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    private static FloatFactors of(float entry) {
        return entry == PROBE ? KEPT : entry == NEXT ? ROUNDED : CUT_OFF;
    }

    private static float[] nd4j(int n, float entry) {
        INDArray A = Nd4j.createFromArray(entry).castTo(DataType.FLOAT).broadcast(n, n);
        return A.mmul(Nd4j.eye(n).castTo(DataType.FLOAT)).data().asFloat();
    }

    /** {@return an arithmetic with such products in place of its own} */
    Arithmetic in(Arithmetic arithmetic) {
        double u = BinaryFormat.TF32.unitRoundoff();
        return switch (this) {
            case KEPT -> arithmetic;
            case ROUNDED -> arithmetic.onTensorCores(u);
            case CUT_OFF -> arithmetic.onTensorCores(2 * u);
        };
    }
}
