package org.gradcheck4j.harness.certification;

/**
 * W[i] − r · dW[i] stands for W[i] on the way back: the weights were updated too early.
 *
 * @param rate r
 */
record UpdatedWeights(double rate) implements Deviation {

    @Override
    public <N> Grid<N> weightsOnTheWayBack(Numbers<N> numbers, Grid<N> usual, Grid<N> dW) {
        N r = numbers.of(rate);
        return usual.map(dW, (w, d) -> numbers.minus(w, numbers.times(r, d)));
    }
}
