package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two faults in one backprop. There is one pair for each network, since a diagnosis takes longest for them. */
final class FaultPair {

    private static final double SMALLEST_LAMBDA = 1e-3;
    private static final double LARGEST_LAMBDA = 1;

    private FaultPair() {}

    /** {@return one of the pairs that the network can have; empty if it can have none} */
    static Optional<InjectedFault> draw(FaultContext context, RandomParameters random) {
        if (context.m() == 1) {
            return Optional.empty();
        }
        InjectedFault sum = MeanFault.SUM_NOT_MEAN.form("sum", new MeanFault(1, 1));
        List<InjectedFault> pairs = new ArrayList<>();
        List<Integer> matrices = context.layers(i -> context.network().layer(i).inputs() > 1
                && context.network().layer(i).outputs() > 1);
        if (!matrices.isEmpty()) {
            pairs.add(sum.and(TransposedFault.of(context, random.any(matrices))));
        }
        double lambda = context.precision().round(random.logUniform(SMALLEST_LAMBDA, LARGEST_LAMBDA));
        pairs.add(L2IncludedFault.ofWeights(lambda).and(sum));
        pairs.add(
                LabelsFlippedFault.FAULT.form("1 - y", new LabelsFlippedFault()).and(sum));
        if (!context.hiddenLayers().isEmpty()) {
            SigmoidDerivativeFault missing = new SigmoidDerivativeFault(0, Set.copyOf(context.hiddenLayers()));
            pairs.add(
                    SigmoidDerivativeFault.MISSING.form("every layer", missing).and(sum));
        }
        return Optional.of(random.any(pairs));
    }
}
