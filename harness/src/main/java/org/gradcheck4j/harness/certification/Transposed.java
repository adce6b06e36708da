package org.gradcheck4j.harness.certification;

/**
 * One layer's dW is the row-by-row buffer of its transpose, read in dW's own shape; the transpose itself where square.
 *
 * @param layer from 1
 */
record Transposed(int layer) implements Deviation {

    @Override
    public <N> Grid<N> returnedWeights(Numbers<N> numbers, int i, Grid<N> W, Grid<N> usual) {
        if (i != layer) {
            return usual;
        }
        Grid<N> transpose = Grid.generate(usual.columns(), usual.rows(), (j, k) -> usual.get(k, j));
        return new Grid<>(usual.rows(), usual.columns(), transpose.values());
    }
}
