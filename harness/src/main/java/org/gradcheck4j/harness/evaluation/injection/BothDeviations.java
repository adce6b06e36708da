package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;

/** Two deviations in one backprop: at each step, the second is handed what the first gives. */
public record BothDeviations(Deviation first, Deviation second) implements Deviation {

    @Override
    public <N> GenericMatrix<N> labels(NumberArithmetic<N> numbers, GenericMatrix<N> usual) {
        return second.labels(numbers, first.labels(numbers, usual));
    }

    @Override
    public <N> N outputError(NumberArithmetic<N> numbers, N a, N y, N usual) {
        return second.outputError(numbers, a, y, first.outputError(numbers, a, y, usual));
    }

    @Override
    public int slopePower(int i, int usual) {
        return second.slopePower(i, first.slopePower(i, usual));
    }

    @Override
    public int inputOf(int i, int usual) {
        return second.inputOf(i, first.inputOf(i, usual));
    }

    @Override
    public <N> GenericMatrix<N> weightsOnTheWayBack(
            NumberArithmetic<N> numbers, GenericMatrix<N> usual, GenericMatrix<N> dW) {
        return second.weightsOnTheWayBack(numbers, first.weightsOnTheWayBack(numbers, usual, dW), dW);
    }

    @Override
    public List<Integer> samples(List<Integer> usual) {
        return second.samples(first.samples(usual));
    }

    @Override
    public <N> N mean(NumberArithmetic<N> numbers, N sum, int m, N usual) {
        return second.mean(numbers, sum, m, first.mean(numbers, sum, m, usual));
    }

    @Override
    public <N> GenericMatrix<N> returnedWeights(
            NumberArithmetic<N> numbers, int i, GenericMatrix<N> W, GenericMatrix<N> usual) {
        return second.returnedWeights(numbers, i, W, first.returnedWeights(numbers, i, W, usual));
    }

    @Override
    public <N> GenericMatrix<N> returnedBiases(
            NumberArithmetic<N> numbers, int i, GenericMatrix<N> b, GenericMatrix<N> usual) {
        return second.returnedBiases(numbers, i, b, first.returnedBiases(numbers, i, b, usual));
    }
}
