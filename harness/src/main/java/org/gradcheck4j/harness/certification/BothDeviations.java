package org.gradcheck4j.harness.certification;

import java.util.List;

/** Two deviations in one backprop: at each step, the second is handed what the first gives. */
record BothDeviations(Deviation first, Deviation second) implements Deviation {

    @Override
    public <N> Grid<N> labels(Numbers<N> numbers, Grid<N> usual) {
        return second.labels(numbers, first.labels(numbers, usual));
    }

    @Override
    public <N> N outputError(Numbers<N> numbers, N a, N y, N usual) {
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
    public <N> Grid<N> weightsOnTheWayBack(Numbers<N> numbers, Grid<N> usual, Grid<N> dW) {
        return second.weightsOnTheWayBack(numbers, first.weightsOnTheWayBack(numbers, usual, dW), dW);
    }

    @Override
    public List<Integer> samples(List<Integer> usual) {
        return second.samples(first.samples(usual));
    }

    @Override
    public <N> N mean(Numbers<N> numbers, N sum, int m, N usual) {
        return second.mean(numbers, sum, m, first.mean(numbers, sum, m, usual));
    }

    @Override
    public <N> Grid<N> returnedWeights(Numbers<N> numbers, int i, Grid<N> W, Grid<N> usual) {
        return second.returnedWeights(numbers, i, W, first.returnedWeights(numbers, i, W, usual));
    }

    @Override
    public <N> Grid<N> returnedBiases(Numbers<N> numbers, int i, Grid<N> b, Grid<N> usual) {
        return second.returnedBiases(numbers, i, b, first.returnedBiases(numbers, i, b, usual));
    }
}
