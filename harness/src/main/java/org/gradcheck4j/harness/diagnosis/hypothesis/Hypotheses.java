package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every hypothesis. One without a parameter is simpler than one with a parameter. If several of a list fit, the first names
 * the diagnosis and the others are its ties; a parameter that was not fitted comes before a fitted one.
 */
public final class Hypotheses {

    /** Those without a parameter. The layer in which a mistake is made is none. */
    public static final List<Hypothesis> WITHOUT_PARAMETER = List.of(
            new ZeroTensor(),
            new SumNotMean(),
            new SignFlipped(),
            new LabelsFlipped(),
            new LabelsBroadcast(),
            new Transposed(),
            new OwnActivation(),
            new BiasFromWeights(),
            new BiasAxis(),
            SigmoidDerivative.missing(),
            SigmoidDerivative.repeated(),
            new OtherDerivative(),
            new WeightsUntransposed(),
            new WrongLayerWeights(),
            new GradientAsWeights(),
            new InputEverywhere(),
            new PreActivationInput(),
            new Misplaced(),
            new SquaredError(),
            new SigmoidAppliedTwice(),
            new OutputSlopeMissing(),
            new LabelsPlusMinusOne(),
            new ThresholdedOutput(),
            new ProductOfMeans());

    private static final L2Included L2 = new L2Included();

    /** Those with a parameter: a number that is fitted to the engine's gradients, or tried, such as which sample. */
    public static final List<Hypothesis> WITH_PARAMETER = List.of(
            new Accumulated(),
            new Scaled(),
            new LogBase(),
            new ClippedNorm(),
            ScaledQuantity.biases(),
            ScaledQuantity.weights(),
            new ScaledTensor(),
            new UpdatedWeights(),
            new WeightsAfterUpdate(),
            L2,
            new L1Included(L2),
            new ClippedValue(),
            new UpdateReturned(),
            new ClippedLoss(),
            new DropoutActive(),
            new SampleDropped(),
            new LossEpsilon(),
            new LabelsSmoothed(),
            new ClassWeighted(),
            new LabelWrong(),
            new LabelsShifted(),
            new SamplesSubset(),
            new RepresentableLower(),
            new RoundedDecimals(),
            new FiniteDifferences());

    /** What fits much, and says little: tried last, after two mistakes together. */
    public static final List<Hypothesis> GENERAL = List.of(new OutputFit());

    /** Those with a parameter that have a usual value, so that another mistake can be looked for on top of them. */
    private static final List<Class<? extends Hypothesis>> WITH_USUAL_VALUE =
            List.of(ScaledQuantity.class, Accumulated.class);

    /**
     * Mistakes in what is done with the finished gradients: they go with any other. Two mistakes in the backward pass itself
     * are rare, and to try every two takes too long.
     */
    private static final List<Class<? extends Hypothesis>> AFTER_THE_BACKWARD_PASS = List.of(
            SumNotMean.class,
            SignFlipped.class,
            Transposed.class,
            ZeroTensor.class,
            ScaledQuantity.class,
            L2Included.class,
            L1Included.class);

    /**
     * After these, other mistakes do not show: what has the norm 1 had any norm before, and a sample whose gradient a clip takes
     * away may be missing.
     */
    private static final List<Class<? extends Hypothesis>> HIDES_OTHERS =
            List.of(ClippedNorm.class, ClippedValue.class, ClippedLoss.class);

    /** Those whose mistake shows in the forward pass, too: all that can explain a wrong activation. */
    public static final List<Hypothesis> OF_FORWARD_PASS = List.of(new WeightsAfterUpdate(), new DropoutActive());

    private Hypotheses() {}

    /** {@return whether people make both mistakes together} */
    public static boolean arePair(Hypothesis one, Hypothesis other) {
        if (HIDES_OTHERS.contains(other.getClass())) {
            return false;
        }
        return AFTER_THE_BACKWARD_PASS.contains(one.getClass()) || AFTER_THE_BACKWARD_PASS.contains(other.getClass());
    }

    /** {@return every hypothesis, the simplest first} */
    public static List<Hypothesis> all() {
        return Stream.of(WITHOUT_PARAMETER, WITH_PARAMETER, GENERAL)
                .flatMap(List::stream)
                .toList();
    }

    /** {@return those that can be the first of two mistakes together; the second comes later in the order of {@link #all}} */
    public static List<Hypothesis> thatCanBeFirst() {
        return all().stream()
                .filter(each -> WITHOUT_PARAMETER.contains(each) || WITH_USUAL_VALUE.contains(each.getClass()))
                .toList();
    }
}
