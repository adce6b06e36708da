package org.gradcheck4j.dl4j;

import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A product of two matrices by the BLAS of ND4J's backend, in the order that suits it best: column by column. */
public final class BlasProduct {

    private final INDArray a;
    private final INDArray b;
    private final INDArray c;
    private final boolean transposesA;
    private final boolean transposesB;

    /** Copies the factors. Each may be transposed by the product itself. */
    public BlasProduct(Matrix a, boolean transposesA, Matrix b, boolean transposesB, Precision precision) {
        this.a = Transfer.array(a, precision).dup('f');
        this.b = Transfer.array(b, precision).dup('f');
        this.transposesA = transposesA;
        this.transposesB = transposesB;
        this.c = Nd4j.createUninitialized(
                Transfer.type(precision),
                new long[] {transposesA ? a.columns() : a.rows(), transposesB ? b.rows() : b.columns()},
                'f');
    }

    /** {@return the product, in the same memory each time} */
    public Object compute() {
        return Nd4j.gemm(a, b, c, transposesA, transposesB, 1, 0);
    }

    /** {@return what was last computed} */
    public Matrix product() {
        return Transfer.matrix(c, (int) c.size(0), (int) c.size(1), "the product");
    }
}
