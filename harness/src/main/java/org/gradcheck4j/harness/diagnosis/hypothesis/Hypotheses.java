package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every hypothesis. One without a parameter is simpler than one with a parameter. Within a list, the order is the one in
 * which ties are listed.
 */
public final class Hypotheses {

    /** Those that predict the gradient from the network and the batch alone. */
    public static final List<Hypothesis> WITHOUT_PARAMETER = List.of(
            new SumNotMean(),
            new SignFlipped(),
            new LabelsFlipped(),
            new LabelsBroadcast(),
            new Transposed(),
            new OwnActivation(),
            SigmoidDerivative.missing(),
            SigmoidDerivative.repeated());

    /** Those with one number that is estimated from the engine's gradients, or chosen by them. */
    public static final List<Hypothesis> WITH_PARAMETER = List.of(
            new Scaled(),
            new LogBase(),
            new UpdatedWeights(),
            new L2Included(),
            new SampleDropped(),
            new ClippedLoss());

    private Hypotheses() {}

    /** {@return every hypothesis, the simplest first} */
    public static List<Hypothesis> all() {
        return Stream.of(WITHOUT_PARAMETER, WITH_PARAMETER)
                .flatMap(List::stream)
                .toList();
    }
}
