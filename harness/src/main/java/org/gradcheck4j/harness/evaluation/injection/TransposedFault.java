package org.gradcheck4j.harness.evaluation.injection;

/**
 * One layer's dW is the row-by-row buffer of its transpose, read in dW's own shape; the transpose itself where square.
 *
 * @param layer from 1
 */
public record TransposedFault(int layer) implements Deviation {

    @Override
    public <N> GenericMatrix<N> returnedWeights(
            NumberArithmetic<N> numbers, int i, GenericMatrix<N> W, GenericMatrix<N> usual) {
        if (i != layer) {
            return usual;
        }
        GenericMatrix<N> transpose = GenericMatrix.generate(usual.columns(), usual.rows(), (j, k) -> usual.get(k, j));
        return new GenericMatrix<>(usual.rows(), usual.columns(), transpose.values());
    }
}
