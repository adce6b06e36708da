package org.gradcheck4j.harness.evaluation.injection;

/**
 * dW + λW: the gradient of a regularised loss.
 *
 * @param lambda λ, as added to the gradient
 * @param biases whether db + λb, too
 */
public record WeightDecayFault(double lambda, boolean biases) implements Deviation {

    @Override
    public <N> GenericMatrix<N> returnedWeights(
            NumberArithmetic<N> numbers, int i, GenericMatrix<N> W, GenericMatrix<N> usual) {
        return decayed(numbers, W, usual);
    }

    @Override
    public <N> GenericMatrix<N> returnedBiases(
            NumberArithmetic<N> numbers, int i, GenericMatrix<N> b, GenericMatrix<N> usual) {
        return biases ? decayed(numbers, b, usual) : usual;
    }

    private <N> GenericMatrix<N> decayed(
            NumberArithmetic<N> numbers, GenericMatrix<N> parameter, GenericMatrix<N> gradient) {
        N factor = numbers.of(lambda);
        return gradient.map(parameter, (d, p) -> numbers.plus(d, numbers.times(factor, p)));
    }
}
