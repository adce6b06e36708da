package org.gradcheck4j.harness.application.explain;

import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck4j.model.Matrix;

/**
 * What one sample gives to dW[i]: the column dz times the row aᵀ.
 *
 * @param sample which, from 0
 * @param dz {@code [n_i × 1]}
 * @param a the activations of the layer before, {@code [n_{i−1} × 1]}
 * @param largest the largest magnitude of all samples' products: what the tints are relative to
 */
record OuterProduct(int sample, Matrix dz, Matrix a, double largest) {

    /** How many tints there are besides that of 0. */
    private static final int TINTS = 4;

    /**
     * A row of the product.
     *
     * @param dz what all of the row is multiplied by
     * @param cells the products
     */
    record Row(double dz, List<Cell> cells) {}

    /**
     * An entry of the product.
     *
     * @param value as text
     * @param tint the class of its colour
     */
    record Cell(String value, String tint) {}

    /** dz · aᵀ, {@code [n_i × n_{i−1}]}. */
    Matrix product() {
        return dz.times(a.transpose());
    }

    List<String> header() {
        return IntStream.range(0, a.rows())
                .mapToObj(c -> Decimals.four(a.get(c)))
                .toList();
    }

    List<Row> rows() {
        Matrix product = product();
        return IntStream.range(0, product.rows())
                .mapToObj(r -> new Row(
                        dz.get(r),
                        IntStream.range(0, product.columns())
                                .mapToObj(c -> cell(product.get(r, c)))
                                .toList()))
                .toList();
    }

    private Cell cell(double value) {
        long level = (long) Math.ceil(TINTS * Math.abs(value) / largest);
        return new Cell(Decimals.four(value), "tint" + level);
    }
}
