package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.List;

/** Every hypothesis, in the order in which they are listed where several fit. A new one is one line here. */
public final class Hypotheses {

    public static final List<Hypothesis> ALL = List.of(
            new SumNotMean(),
            new Scaled(),
            new SignFlipped(),
            new LabelsFlipped(),
            new LabelsBroadcast(),
            new Transposed(),
            new OwnActivation(),
            SigmoidDerivative.missing(),
            SigmoidDerivative.repeated(),
            new UpdatedWeights(),
            new L2Included(),
            new SampleDropped(),
            new ClippedLoss());

    private Hypotheses() {}
}
