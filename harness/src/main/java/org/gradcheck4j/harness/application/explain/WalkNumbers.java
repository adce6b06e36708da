package org.gradcheck4j.harness.application.explain;

import java.util.Arrays;
import java.util.List;

/**
 * The numbers of the walk: one linear neuron, one neuron with its sigmoid and its loss, a small network.
 *
 * @param moves of a linear neuron's output, for several inputs
 * @param chain the chain rule from the weight to the loss
 * @param small the network
 */
record WalkNumbers(List<LinearMove> moves, ChainRule chain, SmallNetwork small) {

    /** For these numbers no operation of the linear neuron rounds. */
    private static final double WEIGHT = 0.5;

    private static final double BIAS = 0.5;
    private static final double STEP = 0.5;
    private static final double[] INPUTS = {-2, -1, 0, 1, 2, 3};

    /** The input that the drawing starts with. */
    private static final double DRAWN_INPUT = 2;

    /** Of the neuron with a sigmoid: by hand, the four decimals shown come to the product shown. */
    private static final double CHAIN_INPUT = 3;

    private static final double LABEL = 1;

    /** Keeps an unmodifiable copy. */
    WalkNumbers {
        moves = List.copyOf(moves);
    }

    static WalkNumbers computed() {
        return new WalkNumbers(
                Arrays.stream(INPUTS).mapToObj(WalkNumbers::move).toList(),
                ChainRule.of(WEIGHT, CHAIN_INPUT, BIAS, LABEL),
                SmallNetwork.computed());
    }

    LinearMove still() {
        return move(0);
    }

    LinearMove far() {
        return move(INPUTS[INPUTS.length - 1]);
    }

    LinearMove linear() {
        return move(DRAWN_INPUT);
    }

    private static LinearMove move(double x) {
        return new LinearMove(WEIGHT, x, BIAS, STEP);
    }
}
