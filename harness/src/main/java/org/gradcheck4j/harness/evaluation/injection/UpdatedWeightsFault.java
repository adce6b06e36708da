package org.gradcheck4j.harness.evaluation.injection;

/**
 * W[i] − r · dW[i] stands for W[i] on the way back: the weights were updated too early.
 *
 * @param rate r
 */
public record UpdatedWeightsFault(double rate) implements Deviation {

    @Override
    public <N> GenericMatrix<N> weightsOnTheWayBack(
            NumberArithmetic<N> numbers, GenericMatrix<N> usual, GenericMatrix<N> dW) {
        N r = numbers.of(rate);
        return usual.map(dW, (w, d) -> numbers.minus(w, numbers.times(r, d)));
    }
}
