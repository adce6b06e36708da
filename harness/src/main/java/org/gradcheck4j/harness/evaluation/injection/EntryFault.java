package org.gradcheck4j.harness.evaluation.injection;

/**
 * One entry g becomes g + g · r; not finite where r is not.
 *
 * @param layer from 1
 * @param bias whether it is an entry of db rather than of dW
 * @param index flat, row by row
 * @param relative r
 */
public record EntryFault(int layer, boolean bias, int index, double relative) implements Deviation {

    @Override
    public <N> GenericMatrix<N> returnedWeights(
            NumberArithmetic<N> numbers, int i, GenericMatrix<N> W, GenericMatrix<N> usual) {
        return i == layer && !bias ? changed(numbers, usual) : usual;
    }

    @Override
    public <N> GenericMatrix<N> returnedBiases(
            NumberArithmetic<N> numbers, int i, GenericMatrix<N> b, GenericMatrix<N> usual) {
        return i == layer && bias ? changed(numbers, usual) : usual;
    }

    private <N> GenericMatrix<N> changed(NumberArithmetic<N> numbers, GenericMatrix<N> usual) {
        return GenericMatrix.generate(usual.rows(), usual.columns(), (j, k) -> {
            N value = usual.get(j, k);
            return j * usual.columns() + k == index
                    ? numbers.plus(value, numbers.times(value, numbers.of(relative)))
                    : value;
        });
    }
}
