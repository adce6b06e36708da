package org.gradcheck4j.harness.certification;

/**
 * dW + λW: the gradient of a regularised loss.
 *
 * @param lambda λ, as added to the gradient
 * @param biases whether db + λb, too
 */
record WeightDecay(double lambda, boolean biases) implements Deviation {

    @Override
    public <N> Grid<N> returnedWeights(Numbers<N> numbers, int i, Grid<N> W, Grid<N> usual) {
        return decayed(numbers, W, usual);
    }

    @Override
    public <N> Grid<N> returnedBiases(Numbers<N> numbers, int i, Grid<N> b, Grid<N> usual) {
        return biases ? decayed(numbers, b, usual) : usual;
    }

    private <N> Grid<N> decayed(Numbers<N> numbers, Grid<N> parameter, Grid<N> gradient) {
        N factor = numbers.of(lambda);
        return gradient.map(parameter, (d, p) -> numbers.plus(d, numbers.times(factor, p)));
    }
}
