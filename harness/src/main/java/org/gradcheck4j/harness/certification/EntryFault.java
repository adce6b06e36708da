package org.gradcheck4j.harness.certification;

/**
 * One entry g becomes g + g · r; not finite where r is not.
 *
 * @param layer from 1
 * @param bias whether it is an entry of db rather than of dW
 * @param index flat, row by row
 * @param relative r
 */
record EntryFault(int layer, boolean bias, int index, double relative) implements Deviation {

    @Override
    public <N> Grid<N> returnedWeights(Numbers<N> numbers, int i, Grid<N> W, Grid<N> usual) {
        return i == layer && !bias ? changed(numbers, usual) : usual;
    }

    @Override
    public <N> Grid<N> returnedBiases(Numbers<N> numbers, int i, Grid<N> b, Grid<N> usual) {
        return i == layer && bias ? changed(numbers, usual) : usual;
    }

    private <N> Grid<N> changed(Numbers<N> numbers, Grid<N> usual) {
        return Grid.generate(usual.rows(), usual.columns(), (j, k) -> {
            N value = usual.get(j, k);
            return j * usual.columns() + k == index
                    ? numbers.plus(value, numbers.times(value, numbers.of(relative)))
                    : value;
        });
    }
}
